package holdfast.checkout;

import static holdfast.checkout.Carts.cart;
import static holdfast.checkout.Carts.component;
import static holdfast.checkout.Carts.confirm;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuReply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What went wrong with carts of several lines elsewhere, by the numbers of the issues. */
class PeersBugsTest {
  private final LiveCheckout live = new LiveCheckout();

  @AfterEach
  void stop() {
    live.close();
  }

  @Test
  void medusa16502ABundleAndItsComponentInOneCartShareTheComponent() {
    var warehouse = live.warehouse().with("TEE", 5).with("MUG", 5);
    warehouse.withBundle("KIT", component("TEE", 2), component("MUG", 1));
    var whole = Carts.reserve(cart("KIT:2 TEE:1"), warehouse);
    var more = Carts.reserve(cart("KIT:2 TEE:2"), warehouse);

    assertThat(live.says(live.start("more"), more)).isEqualTo("line 1 TEE: 1 of 2");
    warehouse.assertNothingIsLeftHeld();
    assertThat(live.says(live.start("whole"), whole)).isEqualTo("HELD");
    assertThat(warehouse.promised()).hasToString("{MUG=2+0, TEE=5+0}");
  }

  @Test
  void medusa16825AStepThatSucceedsWhileItsSiblingFailsIsUndone() {
    var warehouse = live.warehouse().with("A", 5).with("B", 0);
    var slow = new CompletableFuture<Void>();
    live.through(
        (sku, command) ->
            sku.equals(new SkuId("A"))
                ? slow.thenCompose(_ -> live.carry(sku, command))
                : live.carry(sku, command));
    var answer = live.ask(live.start("cart"), Carts.reserve(cart("A:1 B:1")));
    slow.complete(null);
    assertThat(LiveCheckout.said(answer.join())).isEqualTo("line 1 B: 0 of 1");
    warehouse.assertNothingIsLeftHeld();
  }

  @Test
  void vendure1028TheSameSkuOnTwoLinesIsSummed() {
    var warehouse = live.warehouse().with("A", 3);
    assertThat(live.says(live.start("more"), Carts.reserve(cart("A:2 A:2"))))
        .isEqualTo("line 1 A: 1 of 2");
    warehouse.assertNothingIsLeftHeld();
    assertThat(live.says(live.start("whole"), Carts.reserve(cart("A:2 A:1")))).isEqualTo("HELD");
    assertThat(warehouse.promised()).hasToString("{A=3+0}");
  }

  /** A lock per row, taken in the order of the lines, would stand still here sooner or later. */
  @Test
  void magento39417CartsWithTheSameSkusInOppositeOrderDoNotWaitForEachOther() {
    var pairs = 1_000;
    var warehouse = live.warehouse().with("A", 2 * pairs).with("B", 2 * pairs);
    live.through(live::inAnyOrder);
    var answers =
        IntStream.range(0, pairs)
            .boxed()
            .flatMap(i -> Stream.of(sold("ab" + i, "A:1 B:1"), sold("ba" + i, "B:1 A:1")))
            .toList();
    answers.forEach(answer -> assertThat(answer.join()).isEqualTo("CONFIRMED"));
    assertThat(warehouse.promised())
        .hasToString("{A=0+%d, B=0+%d}".formatted(2 * pairs, 2 * pairs));
    assertThat(warehouse.available("A")).isZero();
  }

  private CompletableFuture<String> sold(String id, String lines) {
    var checkout = live.start(id);
    return live.ask(checkout, Carts.reserve(cart(lines)))
        .thenCompose(_ -> live.ask(checkout, confirm("order-" + id)))
        .thenApply(LiveCheckout::said);
  }

  /** With too little for all, some are refused, and what they had is there for the next. */
  @Test
  void moquiCartsThatCompeteLeaveNothingBehind() {
    var warehouse = live.warehouse().with("A", 10).with("B", 10);
    live.through(live::inAnyOrder);
    var sold =
        IntStream.range(0, 100)
            .mapToObj(i -> sold("cart" + i, i % 2 == 0 ? "A:1 B:1" : "B:1 A:1"))
            .toList()
            .stream()
            .filter(answer -> answer.join().equals("CONFIRMED"))
            .count();
    assertThat(sold).isLessThanOrEqualTo(10);
    assertThat(warehouse.promised()).hasToString("{A=0+%d, B=0+%d}".formatted(sold, sold));
    var rest = 10 - (int) sold;
    assertThat(rest == 0 ? "HELD" : live.says(live.start("rest"), lines(rest))).isEqualTo("HELD");
  }

  private static CheckoutCommand lines(int units) {
    return Carts.reserve(cart("A:%d B:%d".formatted(units, units)));
  }

  @Test
  void aSkuThatGivesNoAnswerIsAskedAgainUntilItDoes() {
    var warehouse = live.warehouse().with("A", 5).with("B", 5);
    var asked = new AtomicInteger();
    live.through(
        (sku, command) ->
            switch (asked.incrementAndGet()) {
              case 1 -> CompletableFuture.completedFuture(new SkuReply.Busy());
              case 2 -> CompletableFuture.completedFuture(new SkuReply.Unavailable());
              case 3 -> live.carry(sku, command).thenApply(_ -> new SkuReply.OutcomeUnknown());
              default -> live.carry(sku, command);
            });
    assertThat(live.says(live.start("cart"), Carts.reserve(cart("A:2 B:3")))).isEqualTo("HELD");
    assertThat(warehouse.promised()).hasToString("{A=2+0, B=3+0}");
  }
}
