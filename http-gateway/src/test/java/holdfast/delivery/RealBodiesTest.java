package holdfast.delivery;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Goal: what platforms have really sent is understood, with the numbers that stand in it. */
class RealBodiesTest {
  private static final Pattern ID = Pattern.compile("\"id\":\\s*123\\b");

  static Stream<Payload> understood() {
    return Payloads.all().stream().filter(payload -> !payload.name().contains("anonymised"));
  }

  @ParameterizedTest
  @MethodSource("understood")
  void everyRealBodyIsUnderstood(Payload payload) {
    assertThat(payload.meaning().toString()).doesNotContain("Unreadable", "Irrelevant");
  }

  @Test
  void noneIsForgotten() {
    assertThat(Payloads.all()).hasSize(25);
    assertThat(Payloads.all()).extracting(Payload::topic).doesNotContain("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders_create/rest-2026-07-order | SOLD 450789469: 1/0 1/1 1/0; 1 void of 1; 1 refunds of 2
          orders_cancelled/hookdeck-2024-10 | CANCELLED 820982911946154500: 1/1 1/1; 0 void of 0; 0 refunds of 0 (test)
          fulfillments_create/rest-2026-07 | Shipped 1069019877
          refunds_create/rest-2026-07-no-restock | Refunded 929361472: NONE
          orders_edited/docs-2025-01 | Edited 2022-01-01T00:00:00Z
          returns_close/docs-2025-01 | ReturnAnnounced 123134564567890
          inventory_levels_update/hookdeck-2024-10 | LevelSeen 271878346596884000 at 24826418: none
          products_delete/docs-2025-01 | ProductGone 788032119674292900
          app_uninstalled/hookdeck-2024-10 | Uninstalled 2026-11-20T12:00:00Z
          """)
  void theImportantOnesSayThis(String name, String expected) {
    assertThat(Payloads.named("shopify/" + name + ".json").news())
        .filteredOn(news -> !(news instanceof ShopNews.NumbersLowered))
        .extracting(RealBodiesTest::inShort)
        .containsExactly(expected);
  }

  /** Their ids are all one number, and their words are none of the platform's. */
  @Test
  void anonymisedBodiesContradictThemselves() {
    assertThat(anonymised().flatMap(payload -> payload.news().stream()))
        .allSatisfy(news -> assertThat(news).isInstanceOf(ShopNews.Unreadable.class))
        .extracting(news -> ((ShopNews.Unreadable) news).field())
        .containsExactly(
            "/line_items/1/id", "/fulfillments/0/status", "/refund_line_items/0/restock_type");
  }

  @Test
  void withIdsAndWordsOfTheirOwnAnonymisedBodiesAreUnderstood() {
    assertThat(anonymised().flatMap(payload -> deanonymised(payload).news().stream()))
        .filteredOn(news -> !(news instanceof ShopNews.NumbersLowered))
        .extracting(RealBodiesTest::inShort)
        .containsExactly(
            "SOLD 1: 123/123 123/123; 0 void of 0; 0 refunds of 0",
            "SOLD 6: 123/123; 0 void of 1; 0 refunds of 0",
            "Refunded 1: CANCEL");
  }

  private static Stream<Payload> anonymised() {
    return Payloads.all().stream().filter(payload -> payload.name().contains("anonymised"));
  }

  private static Payload deanonymised(Payload payload) {
    var next = new AtomicInteger();
    var text =
        ID.matcher(new String(payload.body(), StandardCharsets.UTF_8))
            .replaceAll(_ -> "\"id\":" + next.incrementAndGet())
            .replaceAll("\"status\":\\s*\"example string\"", "\"status\":\"success\"")
            .replaceAll("\"restock_type\":\\s*\"example string\"", "\"restock_type\":\"cancel\"");
    return payload.with(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String inShort(ShopNews news) {
    return switch (news) {
      case ShopNews.OfOrder(var key, var said) -> inShort(key.number(), said);
      case ShopNews.LevelSeen level ->
          "LevelSeen %s at %s: %s"
              .formatted(
                  level.inventoryItem(),
                  level.location(),
                  level.available().map(String::valueOf).orElse("none"));
      case ShopNews.ProductGone(var product, _) -> "ProductGone " + product;
      case ShopNews.Uninstalled(var at) -> "Uninstalled " + at;
      case ShopNews other -> other.toString();
    };
  }

  private static String inShort(String number, OrderNews news) {
    return switch (news) {
      case OrderNews.Seen(var order) -> inShort(number, order);
      case OrderNews.Shipped(var shipment) -> "Shipped " + shipment.id();
      case OrderNews.Refunded(var refund) ->
          "Refunded %s: %s".formatted(refund.id(), refund.lines().getFirst().restock());
      case OrderNews.Edited(var at) -> "Edited " + at;
      case OrderNews.ReturnAnnounced announced -> "ReturnAnnounced " + announced.id();
      case OrderNews other -> other.toString();
    };
  }

  private static String inShort(String number, OrderSnapshot order) {
    return "%s %s: %s; %d void of %d; %d refunds of %d%s"
        .formatted(
            order.stage(),
            number,
            order.lines().stream()
                .map(line -> line.ordered() + "/" + line.toShip().orElseThrow())
                .collect(joining(" ")),
            order.shipments().stream().filter(shipment -> shipment.isVoid()).count(),
            order.shipments().size(),
            order.refunds().size(),
            order.refunds().stream()
                .map(refund -> refund.lines())
                .flatMap(List::stream)
                .mapToInt(line -> line.quantity())
                .sum(),
            order.isTest() ? " (test)" : "");
  }
}
