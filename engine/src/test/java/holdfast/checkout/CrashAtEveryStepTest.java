package holdfast.checkout;

import static holdfast.checkout.Carts.cart;
import static holdfast.checkout.Carts.component;
import static holdfast.checkout.Carts.confirm;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: wherever a checkout dies, it comes to the same end, and nothing is left held. Method: a
 * customer's calls are carried out once without a crash, and then once for each moment in which the
 * process can die: before and after each write, before and after each SKU was asked. The customer
 * asks again until there is an answer.
 */
class CrashAtEveryStepTest {
  private static final Duration TTL = Duration.ofSeconds(Carts.TTL_SECONDS);

  /** Something that the customer, or time, does. */
  private sealed interface Act {}

  private record Call(CheckoutCommand command) implements Act {}

  private record Pass(Duration time) implements Act {}

  private record Lose(String sku, int units) implements Act {}

  private static Act reserve(String lines) {
    return new Call(Carts.reserve(cart(lines)));
  }

  /** Bundles of two A and one B. */
  private static Act reserveKits(String lines) {
    var recipes = new Warehouse(new TestClock()).with("A", 0).with("B", 0);
    recipes.withBundle("KIT", component("A", 2), component("B", 1));
    return new Call(Carts.reserve(cart(lines), recipes));
  }

  private static Act confirming() {
    return new Call(confirm("o"));
  }

  @TestFactory
  Stream<DynamicTest> reserved() {
    return crashes(List.of(reserve("A:2 B:3")));
  }

  @TestFactory
  Stream<DynamicTest> refused() {
    return crashes(List.of(reserve("A:2 B:6")));
  }

  @TestFactory
  Stream<DynamicTest> released() {
    return crashes(List.of(reserve("A:2 B:3"), new Call(new CheckoutCommand.Release())));
  }

  @TestFactory
  Stream<DynamicTest> extendedAndConfirmed() {
    return crashes(
        List.of(reserve("A:2 B:3"), new Call(new CheckoutCommand.Extend(2000)), confirming()));
  }

  @TestFactory
  Stream<DynamicTest> expired() {
    return crashes(
        List.of(reserve("A:2 B:3"), new Pass(TTL), new Call(new CheckoutCommand.Find())));
  }

  @TestFactory
  Stream<DynamicTest> confirmedAnewAfterTheDeadline() {
    return crashes(List.of(reserve("A:2 B:3"), new Pass(TTL), confirming()));
  }

  @TestFactory
  Stream<DynamicTest> refusedAfterTheDeadline() {
    return crashes(List.of(reserve("A:2 B:3"), new Pass(TTL), new Lose("B", 4), confirming()));
  }

  @TestFactory
  Stream<DynamicTest> confirmedInPart() {
    return crashes(List.of(reserve("A:2 B:3"), new Call(confirm("o", "A:1 B:3"))));
  }

  /** Two lines of one SKU and a bundle, of which the order gets one unit. */
  @TestFactory
  Stream<DynamicTest> aBundleConfirmedInPart() {
    return crashes(List.of(reserveKits("B:1 KIT:2 B:1"), new Call(confirm("o", "KIT:1"))));
  }

  @TestFactory
  Stream<DynamicTest> confirmedAnewInPartAfterTheDeadline() {
    return crashes(
        List.of(
            reserve("A:2 B:3"),
            new Pass(TTL),
            new Lose("B", 4),
            new Call(confirm("o", "A:2 B:1"))));
  }

  @TestFactory
  Stream<DynamicTest> refusedInPartAfterTheDeadline() {
    return crashes(
        List.of(
            reserve("A:2 B:3"),
            new Pass(TTL),
            new Lose("B", 4),
            new Call(confirm("o", "A:2 B:2"))));
  }

  /** Nobody asks again: whoever is woken brings it to an end, and none of it stays pinned. */
  @TestFactory
  Stream<DynamicTest> leftAloneInTheMidstOfAConfirm() {
    return leftAlone(confirming(), "{A=0+2, B=0+3}");
  }

  @TestFactory
  Stream<DynamicTest> leftAloneInTheMidstOfAPartialConfirm() {
    return leftAlone(new Call(confirm("o", "A:1")), "{A=0+1, B=0+0}");
  }

  private static Stream<DynamicTest> leftAlone(Act confirming, String confirmed) {
    var acts = List.of(reserve("A:2 B:3"), confirming);
    var without = Moments.untilDeathAt(Integer.MAX_VALUE);
    end(acts, without);
    return IntStream.rangeClosed(1, without.seen())
        .mapToObj(
            moment ->
                DynamicTest.dynamicTest(
                    "dies at moment " + moment,
                    () ->
                        assertThat(leftAlone(acts, Moments.untilDeathAt(moment)))
                            .isIn("{A=0+0, B=0+0}", confirmed)));
  }

  /** What the SKUs have promised when a crash was the end of all calls, and the deadline passed. */
  private static String leftAlone(List<Act> acts, Moments moments) {
    try (var live = new LiveCheckout()) {
      live.warehouse().with("A", 5).with("B", 5);
      live.mortal(moments);
      var checkout = live.start("cart");
      for (var act : acts) {
        if (act instanceof Call(var command) && !moments.death().isDone()) {
          diesBefore(live.ask(checkout, command), moments);
        }
      }
      live.kill(checkout);
      live.mortal(Moments.immortal());
      checkout = live.start("cart");
      live.says(checkout, new CheckoutCommand.Find());
      live.warehouse().assertNothingIsPinned();
      live.pass(TTL);
      live.says(checkout, new CheckoutCommand.Find());
      return live.warehouse().promised().toString();
    }
  }

  private static Stream<DynamicTest> crashes(List<Act> acts) {
    var without = Moments.untilDeathAt(Integer.MAX_VALUE);
    var expected = end(acts, without);
    return Stream.iterate(1, moment -> moment <= without.seen(), moment -> moment + 1)
        .map(
            moment ->
                DynamicTest.dynamicTest(
                    "dies at moment " + moment,
                    () -> assertThat(end(acts, Moments.untilDeathAt(moment))).isEqualTo(expected)));
  }

  /**
   * How the checkout stands and what the SKUs have promised when all is over; a customer who is
   * told nothing asks again.
   */
  private static List<String> end(List<Act> acts, Moments moments) {
    try (var live = new LiveCheckout()) {
      live.warehouse().with("A", 5).with("B", 5);
      live.mortal(moments);
      var checkout = live.start("cart");
      var hasDied = false;
      for (var act : acts) {
        switch (act) {
          case Call(var command) -> {
            var answer = live.ask(checkout, command);
            if (!hasDied && diesBefore(answer, moments)) {
              hasDied = true;
              live.kill(checkout);
              live.mortal(Moments.immortal());
              checkout = live.start("cart");
              answer = live.ask(checkout, command);
            }
            await(answer);
          }
          case Pass(var time) -> live.pass(time);
          case Lose(var sku, var units) -> live.warehouse().lose(sku, units);
        }
      }
      live.warehouse().assertNothingIsPinned();
      var end = live.says(checkout, new CheckoutCommand.Find());
      return List.of(end, live.warehouse().promised().toString());
    }
  }

  private static boolean diesBefore(CompletableFuture<CheckoutReply> answer, Moments moments) {
    await(CompletableFuture.anyOf(answer, moments.death()));
    return moments.death().isDone();
  }

  private static void await(CompletableFuture<?> future) {
    future.orTimeout(LiveCheckout.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
