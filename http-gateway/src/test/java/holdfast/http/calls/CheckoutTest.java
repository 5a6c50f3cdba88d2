package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: a reservation of several lines is whole in all it does. Method: SKUs a and b with five. */
@ExtendWith(SharedServer.class)
class CheckoutTest {
  private final Shop shop;

  CheckoutTest(Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void stock() {
    shop.stockOf("a", 5).stockOf("b", 5);
  }

  @Test
  void severalLinesAreHeldAndShownByTheirLocations() {
    var held = shop.reserveLines("cart", "a:2 b:3").is(201);
    assertThat(held.at("/status")).isEqualTo("HELD");
    assertThat(held.at("/lines/1/sku")).isEqualTo(shop.id("b"));
    assertThat(held.at("/lines/1/locations/0/location")).isEqualTo(shop.near());
    assertThat(held.at("/lines/1/locations/0/quantity")).isEqualTo("3");
    assertThat(shop.reservation("cart").is(200).json()).isEqualTo(held.json());
    promised("a", 2, 0);
    promised("b", 3, 0);
  }

  @Test
  void whatIsNotWholeLeavesNothingHeldAndEachLineThatLacksIsNamed() {
    var refused = shop.reserveLines("cart", "a:2 b:6").isProblem(409, "INSUFFICIENT_STOCK");
    assertThat(refused.json().at("/lines")).hasSize(1);
    assertThat(refused.at("/lines/0/index")).isEqualTo("1");
    assertThat(refused.at("/lines/0/sku")).isEqualTo(shop.id("b"));
    assertThat(refused.at("/lines/0/requested")).isEqualTo("6");
    assertThat(refused.at("/lines/0/available")).isEqualTo("5");
    assertThat(refused.at("/lines/0/rule")).isEqualTo("POOL_EXHAUSTED");
    promised("a", 0, 0);
    promised("b", 0, 0);
    shop.reservation("cart").isProblem(404, "UNKNOWN_RESERVATION");
    shop.reserveLines("cart", "a:2 b:5").is(201);
  }

  @Test
  void anIdThatWasRefusedMayBeUsedForOneLine() {
    shop.reserveLines("cart", "a:2 b:6").isProblem(409, "INSUFFICIENT_STOCK");
    shop.reserveLines("cart", "a:1").is(201);
    shop.reserveLines("cart", "a:1").is(200);
    shop.confirm("cart", "{'order':'o'}").is(200);
    promised("a", 0, 1);
    shop.reserveLines("other", "a:9").isProblem(409, "INSUFFICIENT_STOCK");
    shop.reserveLines("other", "a:1 b:1").is(201);
  }

  @Test
  void repeatedIsAnsweredWithoutASecondEffectAndOtherContentIsRefused() {
    var first = shop.reserveLines("cart", "a:2 b:3").is(201);
    var second = shop.reserveLines("cart", "a:2 b:3").is(200);
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    assertThat(second.json()).isEqualTo(first.json());
    reused("a:2 b:4", "/lines/1/quantity");
    reused("a:2 a:3", "/lines/1/sku");
    reused("a:2 b:3 a:1", "/lines");
    promised("a", 2, 0);
  }

  private void reused(String lines, String field) {
    assertThat(shop.reserveLines("cart", lines).isProblem(422, "ID_REUSED").at("/field"))
        .isEqualTo(field);
  }

  @Test
  void oneIdIsNotBothAReservationOfOneLineAndOfSeveral() {
    shop.reserveLines("one", "a:1").is(201);
    var several = shop.reserveLines("one", "b:1 a:1").isProblem(422, "ID_REUSED");
    assertThat(several.at("/field")).isEqualTo("/lines");
    shop.reserveLines("several", "a:1 b:1").is(201);
    shop.stockOf("c", 1);
    var one = shop.reserveLines("several", "c:1").isProblem(422, "ID_REUSED");
    assertThat(one.at("/field")).isEqualTo("/lines");
    assertThat(shop.numberOf("c", "held")).isZero();
  }

  @Test
  void confirmIsWholeAndRepeatable() {
    shop.reserveLines("cart", "a:2 b:3").is(201);
    var confirmed = shop.confirm("cart", "{'order':'o'}").is(200);
    assertThat(confirmed.at("/status")).isEqualTo("CONFIRMED");
    assertThat(confirmed.at("/order")).isEqualTo("o");
    promised("a", 0, 2);
    promised("b", 0, 3);
    var again = shop.confirm("cart", "{'order':'o'}").is(200);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(again.json()).isEqualTo(confirmed.json());
    assertThat(shop.confirm("cart", "{'order':'p'}").isProblem(422, "ID_REUSED").at("/field"))
        .isEqualTo("/order");
    shop.release("cart").isProblem(409, "ALREADY_CONFIRMED");
    shop.extend("cart", 60).isProblem(409, "ALREADY_CONFIRMED");
  }

  @Test
  void releaseIsWholeAndForGood() {
    shop.reserveLines("cart", "a:2 b:3").is(201);
    assertThat(shop.release("cart").is(204).header("Holdfast-Version")).isPresent();
    shop.release("cart").is(204);
    promised("a", 0, 0);
    assertThat(shop.reservation("cart").is(200).at("/status")).isEqualTo("RELEASED");
    shop.confirm("cart", "{'order':'o'}").isProblem(410, "RELEASED");
    shop.extend("cart", 60).isProblem(410, "RELEASED");
  }

  @Test
  void extendIsWholeAndNeverShortens() {
    var held = shop.reserveLines("cart", "a:2 b:3").is(201);
    assertThat(shop.extend("cart", 1).is(200).at("/expiresAt")).isEqualTo(held.at("/expiresAt"));
    assertThat(shop.extend("cart", 3600).is(200).at("/expiresAt"))
        .isGreaterThan(held.at("/expiresAt"));
  }

  @Test
  void afterTheDeadlineConfirmAndExtendAreNewDecisions() {
    shop.reserveLines("bought", "a:1 b:1", 1).is(201);
    shop.reserveLines("kept", "a:1 b:1", 1).is(201);
    shop.reserveLines("late", "a:3 b:3", 1).is(201);
    awaitExpired("bought");
    awaitExpired("kept");
    awaitExpired("late");
    promised("a", 0, 0);
    var bought = shop.confirm("bought", "{'order':'o'}").is(200);
    assertThat(bought.at("/status")).isEqualTo("CONFIRMED");
    assertThat(bought.at("/attempt")).isEqualTo("2");
    assertThat(shop.extend("kept", 3600).is(200).at("/attempt")).isEqualTo("2");
    shop.reserveLines("competitor", "a:1").is(201);
    var gone = shop.confirm("late", "{'order':'o'}").isProblem(410, "EXPIRED");
    assertThat(gone.at("/lines/0/index")).isEqualTo("0");
    assertThat(gone.at("/lines/0/available")).isEqualTo("2");
    shop.extend("late", 60).isProblem(410, "EXPIRED");
    assertThat(shop.numberOf("b", "held")).isEqualTo(1);
  }

  private void awaitExpired(String id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(shop.reservation(id).at("/status")).isEqualTo("EXPIRED"));
  }

  /** Peers that lock rows stood still here, or lost orders (Magento 39417). */
  @Test
  void cartsWithTheSameSkusInOppositeOrderAreAllSold() {
    var pairs = 100;
    shop.receive("a", 2 * pairs).is(201);
    shop.receive("b", 2 * pairs).is(201);
    try (var customers = Executors.newFixedThreadPool(16)) {
      IntStream.range(0, 2 * pairs)
          .mapToObj(
              i ->
                  CompletableFuture.runAsync(
                      () -> buy("cart" + i, i % 2 == 0 ? "a:1 b:1" : "b:1 a:1"), customers))
          .toList()
          .forEach(CompletableFuture::join);
    }
    promised("a", 0, 2 * pairs);
    promised("b", 0, 2 * pairs);
    assertThat(shop.numberOf("a", "available")).isEqualTo(5);
  }

  private void buy(String id, String lines) {
    shop.reserveLines(id, lines).is(201);
    shop.confirm(id, "{'order':'o'}").is(200);
  }

  @Test
  void itsUnitsShipAndReturnUnderItsId() {
    shop.reserveLines("cart", "a:2 b:3").is(201);
    shop.confirm("cart", "{'order':'o'}").is(200);
    assertThat(shop.ship("a", 2, "cart").is(201).at("/reservation")).isEqualTo(shop.id("cart"));
    shop.ship("a", 2, "cart").isProblem(409, "NOT_COMMITTED_HERE");
    shop.takeBack("a", 1, "cart").is(201);
    promised("a", 0, 0);
    assertThat(shop.numberOf("a", "onHand")).isEqualTo(4);
  }

  @Test
  void whatCannotBeAskedIsToldSo() {
    shop.reserveLines("cart", "a:1 nobody-s:1").isProblem(422, "UNKNOWN_SKU");
    shop.reserve(
            "{'channel':'nobody','lines':[{'sku':'ID-a','quantity':1},"
                + "{'sku':'ID-b','quantity':1}]}")
        .isProblem(422, "UNKNOWN_CHANNEL");
    shop.reserveLines("cart", "a:1000000 a:1").refusesField("/lines");
    var many = IntStream.range(0, 201).mapToObj(_ -> "a:1").collect(Collectors.joining(" "));
    shop.reserveLines("cart", many).isProblem(422, "TOO_MANY_LINES");
    promised("a", 0, 0);
  }

  @Test
  void holdsOfCheckoutsAreNobodysReservations() {
    shop.reserveLines("cart", "a:1 b:1").is(201);
    var hold = "~" + shop.id("cart");
    shop.admin().get("/v1/reservations/" + hold).isProblem(404, "UNKNOWN_RESERVATION");
    shop.admin().delete("/v1/reservations/" + hold).isProblem(404, "UNKNOWN_RESERVATION");
    var ofHold = "{'location':'NEAR','quantity':1,'reservation':'~ID-cart','type':'%s'}";
    shop.moveOf("a", ofHold.formatted("SHIPMENT")).refusesField("/reservation");
    shop.moveOf("a", ofHold.formatted("RETURN")).refusesField("/reservation");
    shop.reserve("{'id':'~ID-cart','channel':'WEB','lines':[{'sku':'ID-a','quantity':1}]}")
        .refusesField("/id");
    var long128 = "i".repeat(128 - shop.id("").length());
    shop.reserveLines(long128, "a:1").is(201);
    shop.reserveLines(long128.substring(1) + "j", "a:1 b:1").refusesField("/id");
  }

  @Test
  void aKeyOfAnotherChannelTouchesNothing() {
    shop.admin().put("/v1/channels/" + shop.id("pos"), "{\"name\":\"Till\"}").is(201);
    var made =
        shop.admin()
            .post("/v1/keys", shop.json("{'name':'till','scopes':['reserve'],'channel':'ID-pos'}"))
            .is(201);
    var till = shop.admin().withKey(made.at("/key"));
    shop.reserveLines("cart", "a:1 b:1").is(201);
    till.get(shop.path("cart")).isProblem(403, "FORBIDDEN");
    till.delete(shop.path("cart")).isProblem(403, "FORBIDDEN");
    till.post(shop.path("cart") + "/confirm", "{\"order\":\"o\"}").isProblem(403, "FORBIDDEN");
    till.post(shop.path("cart") + "/extend", "{\"ttlSeconds\":9}").isProblem(403, "FORBIDDEN");
    promised("a", 1, 0);
  }

  private void promised(String sku, int held, int committed) {
    assertThat(shop.numberOf(sku, "held")).as("held of %s", sku).isEqualTo(held);
    assertThat(shop.numberOf(sku, "committed")).as("committed of %s", sku).isEqualTo(committed);
  }
}
