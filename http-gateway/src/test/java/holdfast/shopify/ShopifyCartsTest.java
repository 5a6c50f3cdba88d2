package holdfast.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Change;
import holdfast.delivery.Payload;
import holdfast.delivery.Payloads;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderSnapshot.Stage;
import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: a cart, its checkout and its order know each other by one key. */
class ShopifyCartsTest {
  private static final Payload CART = Payloads.named("shopify/carts_update/hookdeck-2024-10.json");
  private static final Payload CHECKOUT =
      Payloads.named("shopify/checkouts_create/hookdeck-2024-10.json");
  private static final Payload ORDER =
      Payloads.named("shopify/orders_create/rest-2026-07-order.json");
  private static final OrderKey KEY =
      OrderKey.cart(Payload.STORE, "eeafa272cebfd4b22385bc4b645e762c");

  @Test
  void theRealCartIsWanted() {
    assertThat(CART.news())
        .containsExactly(
            seen(
                Instant.parse("2022-01-01T00:00:00Z"),
                line("704912205188288500", "example-shirt-s", 3)));
  }

  /** Its two lines have one key and one variant. */
  @Test
  void theRealCheckoutIsTheSameCart() {
    assertThat(CHECKOUT.news())
        .containsExactly(
            seen(Instant.parse("2022-01-01T00:00:00Z"), line("808950810", "IPOD2008PINK", 2)));
  }

  @Test
  void theRealOrderNamesItsCartByTheSameToken() {
    var token = "68778783ad298f1c80c3bafcddeea02f";
    var itsCart = CART.with(Change.of(CART.body(), "/token", "\"" + token + "\"")).news();
    var itsCheckout =
        CHECKOUT.with(Change.of(CHECKOUT.body(), "/cart_token", "\"" + token + "\"")).news();

    assertThat(cartOf(ORDER)).contains(token);
    assertThat(List.of(key(itsCart), key(itsCheckout)))
        .containsOnly(OrderKey.cart(Payload.STORE, token));
  }

  @Test
  void aCheckoutWithoutACartIsKnownByItsOwnToken() {
    var token = "bd5a8aa1ecd019dd3520ff791ee3a24c";
    var checkout =
        Change.of(Change.of(CHECKOUT.body(), "/cart_token", "null"), "/token", "\"" + token + "\"");
    var order = Change.of(ORDER.body(), "/cart_token", "null");

    assertThat(key(CHECKOUT.with(checkout).news())).isEqualTo(OrderKey.cart(Payload.STORE, token));
    assertThat(cartOf(ORDER.with(order))).contains(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /token      | "c1?key=secret"         | c1
          /token      | "two words"             | eeafa272cebfd4b22385bc4b645e762c
          /token      | null                    | eeafa272cebfd4b22385bc4b645e762c
          """)
  void aCartIsKnownByItsToken(String pointer, String value, String expected) {
    assertThat(key(CART.with(Change.of(CART.body(), pointer, value)).news()))
        .isEqualTo(OrderKey.cart(Payload.STORE, expected));
  }

  @Test
  void aCartThatNobodyCanNameIsUnreadable() {
    var body =
        "{\"token\": \"two words\", \"updated_at\": \"2026-11-20T10:00:00Z\", \"line_items\": []}";

    assertThat(news("carts/update", body))
        .singleElement()
        .extracting(news -> ((ShopNews.Unreadable) news).field())
        .isEqualTo("/token");
  }

  @Test
  void whatHasNoVariantIsNotHeld() {
    var body =
        """
        { "token": "c1", "updated_at": "2026-11-20T10:00:00Z", "line_items": [
            { "key": "a", "variant_id": null, "title": "Tip", "quantity": 1 },
            { "key": "b", "variant_id": 44, "sku": "", "quantity": "1" },
            { "key": "c", "variant_id": 45, "quantity": 2 },
            { "key": "d", "variant_id": "44", "quantity": 2.0 } ] }
        """;

    assertThat(order(news("carts/create", body)).lines())
        .extracting(line -> line.variant().orElseThrow() + " x " + line.ordered())
        .containsExactly("44 x 3", "45 x 2");
  }

  @Test
  void anEmptyCartWantsNothing() {
    var empty = CART.with(Change.of(CART.body(), "/line_items", "[]")).news();

    assertThat(order(empty).stage()).isEqualTo(Stage.WANTED);
    assertThat(order(empty).lines()).isEmpty();
  }

  /** Its order takes over what it holds, and comes in a delivery of its own. */
  @Test
  void aCompletedCheckoutIsLeftToItsOrder() {
    var completed = Change.of(CHECKOUT.body(), "/completed_at", "\"2022-01-01T00:00:00Z\"");

    assertThat(CHECKOUT.with(completed).news())
        .singleElement()
        .isInstanceOf(ShopNews.Irrelevant.class);
  }

  @Test
  void aClosedCheckoutWantsNothingAnyMore() {
    var closed = Change.of(CHECKOUT.body(), "/closed_at", "\"2022-01-01T00:00:00Z\"");

    assertThat(order(CHECKOUT.with(closed).news()).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void aDeletedCheckoutNamesItsCartOrNobody() {
    assertThat(
            news(
                "checkouts/delete",
                "{\"id\": 981820079255243537, \"cart_token\": \"%s\"}".formatted(KEY.number())))
        .containsExactly(new ShopNews.OfOrder(KEY, new OrderNews.Deleted()));
    assertThat(news("checkouts/delete", "{\"id\": 981820079255243537}"))
        .singleElement()
        .isInstanceOf(ShopNews.Irrelevant.class);
  }

  private static ShopNews seen(Instant changedAt, OrderLine line) {
    return new ShopNews.OfOrder(
        KEY,
        new OrderNews.Seen(
            new OrderSnapshot(
                changedAt,
                Stage.WANTED,
                Optional.of(KEY.number()),
                false,
                List.of(line),
                List.of(),
                List.of(),
                List.of())));
  }

  private static OrderLine line(String variant, String skuText, int units) {
    return new OrderLine(
        variant,
        Optional.of(variant),
        Optional.of(skuText),
        units,
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> cartOf(Payload payload) {
    return order(payload.news()).cart();
  }

  private static OrderSnapshot order(List<ShopNews> news) {
    return switch (news.getFirst()) {
      case ShopNews.OfOrder(_, OrderNews.Seen(var order)) -> order;
      case ShopNews other -> throw new AssertionError(other);
    };
  }

  private static OrderKey key(List<ShopNews> news) {
    return switch (news.getFirst()) {
      case ShopNews.OfOrder(var key, _) -> key;
      case ShopNews other -> throw new AssertionError(other);
    };
  }

  private static List<ShopNews> news(String topic, String body) {
    return new Payload("", topic, body.getBytes(StandardCharsets.UTF_8)).news();
  }
}
