package holdfast.woocommerce.rest;

import static holdfast.woocommerce.rest.WooSetting.join;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.OrderKey;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderSnapshot.Stage;
import holdfast.order.Refund;
import holdfast.order.Shipment.Units;
import holdfast.outbound.LocalShop.Said;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: a shop is asked about its orders, and cancels once, whatever gets lost on the way. */
class WooDeskTest {
  private static final OrderKey ORDER = OrderKey.order(new ChannelId("shop"), "727");
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final WooSetting setting = new WooSetting();

  @BeforeEach
  void order() {
    setting.shop.with(
        "orders/727",
        """
        {"id":727,"status":"processing","date_modified_gmt":"2026-11-20T09:00:02","line_items":[
          {"id":315,"product_id":93,"variation_id":0,"quantity":3},
          {"id":316,"product_id":22,"variation_id":23,"quantity":1}]}\
        """);
  }

  @AfterEach
  void close() {
    setting.close();
  }

  @Test
  void refundsAreReadWithTheirUnits() {
    setting.shop.with(
        "orders/727/refunds/726",
        """
        {"id":726,"date_created_gmt":"2026-11-20T09:30:00","line_items":[{"id":320,"quantity":-2,
          "meta_data":[{"key":"_refunded_item_id","value":"315"}]}]}\
        """);

    assertThat(join(setting.desk().refunds(ORDER)))
        .isEqualTo(
            new DeskAnswer.Done<>(
                List.of(
                    new Refund(
                        "726",
                        Instant.parse("2026-11-20T09:30:00Z"),
                        List.of(
                            new Refund.Line(
                                "320", "315", 2, Refund.Restock.UNSAID, Optional.empty()))))));
  }

  @Test
  void anOrderIsReadThroughTheEyesThatReadDeliveries() {
    assertThat(join(setting.desk().snapshot(ORDER)))
        .isInstanceOfSatisfying(
            DeskAnswer.Done.class,
            done ->
                assertThat((Optional<?>) done.value())
                    .get()
                    .extracting(it -> ((OrderSnapshot) it).stage())
                    .isEqualTo(Stage.SOLD));
  }

  @Test
  void anOrderThatIsNotThereIsNone() {
    assertThat(join(setting.desk().snapshot(OrderKey.order(ORDER.store(), "1"))))
        .isEqualTo(new DeskAnswer.Done<>(Optional.empty()));
  }

  @Test
  void otherStoresAreNotConnectedHere() {
    assertThat(join(setting.desk().refunds(OrderKey.order(new ChannelId("else"), "727"))))
        .isEqualTo(new DeskAnswer.NotConnected<>());
  }

  @Test
  void aShopWithoutKeysIsNotConnected() {
    try (var locked = WooSetting.withoutCredentials()) {
      assertThat(join(locked.desk().refunds(ORDER))).isEqualTo(new DeskAnswer.NotConnected<>());
    }
  }

  @Test
  void aPartIsRefundedWithoutMoney() {
    assertThat(cancel(true, new Units("315", 2))).isInstanceOf(DeskAnswer.Done.class);

    var refund = only("orders/727/refunds/");
    assertThat(refund)
        .contains(
            "\"amount\":\"0\"",
            "\"api_refund\":false",
            "\"api_restock\":false",
            "\"reason\":\"Sold twice.\"",
            "\"quantity\":-2");
    assertThat(setting.shop.thing("orders/727").path("status").asText()).isEqualTo("processing");
  }

  @Test
  void allThatIsLeftIsCancelledWithItsOrder() {
    cancel("c1", false, new Units("315", 3));
    cancel("c2", false, new Units("316", 1));

    assertThat(setting.shop.thing("orders/727").path("status").asText()).isEqualTo("cancelled");
    assertThat(count("orders/727/refunds/")).isEqualTo(1);
  }

  @Test
  void staffAndBuyersAreToldOnceEach() {
    cancel(true, new Units("315", 2));
    cancel(true, new Units("315", 2));

    assertThat(notes("true"))
        .singleElement()
        .asString()
        .contains("We are sorry", "the discount code SORRY10");
    assertThat(notes("false")).singleElement().asString().contains("Sold twice.", "no money back");
  }

  @Test
  void buyersAreNotToldWhenTheyAreNotToBe() {
    cancel(false, new Units("315", 2));

    assertThat(notes("true")).isEmpty();
    assertThat(notes("false")).hasSize(1);
  }

  /** Of the steps one and the other loses its answer, after the shop has carried it out. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void whateverAnswerIsLostItIsDoneOnce(int lost) {
    var step = new int[] {0};
    setting.shop.ending = said -> step[0]++ == lost ? new Said(504, Map.of(), "") : said;

    assertThat(cancel(true, new Units("315", 2))).isInstanceOf(DeskAnswer.Unreachable.class);
    assertThat(cancel(true, new Units("315", 2))).isInstanceOf(DeskAnswer.Done.class);

    assertThat(count("orders/727/refunds/")).isEqualTo(1);
    assertThat(notes("true")).hasSize(1);
    assertThat(notes("false")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"cancelled, Done", "refunded, Done", "trash, Done", "completed, Refused"})
  void anOrderThatIsOverIsLeftAsItIs(String status, String expected) {
    setting.shop.thing("orders/727").put("status", status);

    assertThat(cancel(true, new Units("315", 2)).getClass().getSimpleName()).isEqualTo(expected);
    assertThat(setting.asked()).allSatisfy(call -> assertThat(call).startsWith("GET"));
  }

  @Test
  void noMoreIsCancelledThanIsLeft() {
    cancel("c1", false, new Units("315", 2));
    cancel("c2", false, new Units("315", 2));
    cancel("c3", false, new Units("315", 2));

    assertThat(count("orders/727/refunds/")).isEqualTo(2);
  }

  @Test
  void whatTheShopWontDoIsForAPerson() {
    setting.shop.refusals.add(FakeWoo.json(setting.shop.thing("orders/727")));
    setting.shop.refusals.add(Said.json("[]"));
    setting.shop.refusals.add(FakeWoo.error(500, "woocommerce_rest_cannot_create_order_refund"));

    assertThat(cancel(true, new Units("315", 2)))
        .isEqualTo(
            new DeskAnswer.Refused<>("woocommerce_rest_cannot_create_order_refund (500): No."));
  }

  private DeskAnswer<Cancellation> cancel(boolean isBuyerTold, Units units) {
    return cancel("c1", isBuyerTold, units);
  }

  private DeskAnswer<Cancellation> cancel(String id, boolean isBuyerTold, Units units) {
    return join(
        setting
            .desk()
            .cancel(
                ORDER,
                new Cancellation(
                    id,
                    NOW,
                    List.of(units),
                    "Sold twice.",
                    false,
                    isBuyerTold,
                    Optional.of("SORRY10"))));
  }

  private long count(String room) {
    return setting.shop.things.keySet().stream().filter(path -> path.startsWith(room)).count();
  }

  private String only(String room) {
    assertThat(count(room)).isEqualTo(1);
    return setting.shop.things.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(room))
        .map(entry -> entry.getValue().toString())
        .findFirst()
        .orElseThrow();
  }

  private List<String> notes(String isForBuyer) {
    return setting.shop.things.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("orders/727/notes/"))
        .filter(entry -> entry.getValue().path("customer_note").asText().equals(isForBuyer))
        .map(entry -> entry.getValue().path("note").asText())
        .toList();
  }
}
