package holdfast.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Change;
import holdfast.delivery.Payload;
import holdfast.delivery.Payloads;
import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what a shop shows, and what tells us that a mapping no longer fits. */
class ShopifyProductsTest {
  private static final String LEVEL =
      """
      { "inventory_item_id": 47600000000001, "location_id": 75500000001, "available": 7,
        "updated_at": "2026-11-20T10:00:02+01:00",
        "admin_graphql_api_id": "gid://shopify/InventoryLevel/110000000001?inventory_item_id=4" }
      """;
  private static final String VARIANT =
      """
      { "id": 44, "product_id": 81, "sku": "TEE-RED-M", "inventory_item_id": 476,
        "inventory_quantity": 12, "old_inventory_quantity": 12, "inventory_policy": "deny",
        "updated_at": "2026-11-20T09:00:00+01:00" }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7           | 7
          0           | 0
          -3          | -3
          7.0         | 7
          "7"         | 7
          null        | none
          absent      | none
          7.5         | /available
          "many"      | /available
          -1000000001 | /available
          """)
  void aLevelMayBeBelowZeroOrUncounted(String available, String expected) {
    assertThat(news("inventory_levels/update", Change.of(LEVEL, "/available", available)))
        .singleElement()
        .satisfies(
            news ->
                assertThat(
                        switch (news) {
                          case ShopNews.LevelSeen level ->
                              level.available().map(String::valueOf).orElse("none");
                          case ShopNews.Unreadable problem -> problem.field();
                          case ShopNews other -> other.toString();
                        })
                    .isEqualTo(expected));
  }

  /** The number inside the level's global id is not that of the location. */
  @Test
  void aLevelIsThatOfOneItemAtOneLocation() {
    assertThat(news("inventory_levels/update", bytes(LEVEL)))
        .containsExactly(
            new ShopNews.LevelSeen(
                "47600000000001",
                "75500000001",
                Optional.of(7),
                Instant.parse("2026-11-20T09:00:02Z")));
  }

  @Test
  void twoRealLevelsOfOneItemDifferInTheirMomentOnly() {
    var levels =
        List.of("1", "2").stream()
            .map(
                n -> "shopify/inventory_levels_update/forum-2026-03-coalesced-%s.json".formatted(n))
            .map(name -> Payloads.named(name).news().getFirst())
            .toList();

    assertThat(levels)
        .containsExactly(
            new ShopNews.LevelSeen(
                "48513488879793",
                "75596366001",
                Optional.of(0),
                Instant.parse("2026-03-16T08:35:06Z")),
            new ShopNews.LevelSeen(
                "48513488879793",
                "75596366001",
                Optional.of(0),
                Instant.parse("2026-03-16T08:35:10Z")));
  }

  @Test
  void anItemIsStockedAtALocationOrNoLonger() {
    assertThat(news("inventory_levels/connect", bytes(LEVEL)))
        .containsExactly(
            new ShopNews.StockedChanged("47600000000001", "75500000001", true, Payload.TRIGGERED));
    assertThat(
            news(
                "inventory_levels/disconnect",
                bytes("{\"inventory_item_id\": 1, \"location_id\": 2}")))
        .containsExactly(new ShopNews.StockedChanged("1", "2", false, Payload.TRIGGERED));
  }

  @Test
  void theRealItemIsTracked() {
    assertThat(Payloads.named("shopify/inventory_items_update/rest-2026-07.json").news())
        .containsExactly(
            new ShopNews.ItemSeen(
                "808950810",
                Optional.of("IPOD2008PINK"),
                true,
                Instant.parse("2025-04-02T16:29:59Z")));
  }

  @Test
  void whetherAnItemIsTrackedMustBeSaid() {
    assertThat(
            news(
                "inventory_items/update",
                bytes("{\"id\": 1, \"updated_at\": \"2026-11-20T10:00:02Z\"}")))
        .containsExactly(
            new ShopNews.Unreadable("/tracked", "is missing; it must be true or false"));
  }

  @Test
  void whatIsGoneLeavesItsId() {
    assertThat(news("inventory_items/delete", bytes("{\"id\": 476}")))
        .containsExactly(new ShopNews.ItemGone("476", Payload.TRIGGERED));
    assertThat(news("products/delete", bytes("{\"id\": 81}")))
        .containsExactly(new ShopNews.ProductGone("81", Optional.of(Payload.TRIGGERED)));
  }

  @Test
  void theBodyOffTheWireNamesThreeVariants() {
    var product =
        (ShopNews.ProductSeen)
            Payloads.named("shopify/products_update/raw-wire-2024-01.json").news().getFirst();

    assertThat(product.product()).isEqualTo("9079211262258");
    assertThat(product.changedAt()).isEqualTo("2024-05-06T10:45:18Z");
    assertThat(product.variants())
        .hasSize(3)
        .first()
        .isEqualTo(
            new ShopNews.Variant(
                "47932212183346",
                Optional.of("49985193574706"),
                Optional.empty(),
                Optional.of(10),
                false,
                false,
                Optional.of(true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /inventory_policy     | "continue" | 12   | true  | unsaid
          /inventory_quantity   | -2         | -2   | false | unsaid
          /inventory_quantity   | absent     | none | false | unsaid
          /inventory_management | absent     | 12   | false | unsaid
          /inventory_management | "shopify"  | 12   | false | true
          /inventory_management | null       | none | false | false
          """)
  void aVariantSaysWhetherItStopsAtZero(
      String pointer, String value, String quantity, boolean continues, String isTracked) {
    var variant = variant(Change.of(VARIANT, pointer, value));

    assertThat(variant.quantity().map(String::valueOf).orElse("none")).isEqualTo(quantity);
    assertThat(variant.continuesAtZero()).isEqualTo(continues);
    assertThat(variant.isTracked().map(String::valueOf).orElse("unsaid")).isEqualTo(isTracked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /id                 | null
          /product_id         | null
          /inventory_policy   | "maybe"
          /inventory_policy   | absent
          /inventory_quantity | 1.5
          /updated_at         | absent
          """)
  void whatIsMissingOrWrongIsPointedTo(String pointer, String value) {
    assertThat(news("variants/out_of_stock", Change.of(VARIANT, pointer, value)))
        .singleElement()
        .extracting(news -> ((ShopNews.Unreadable) news).field())
        .isEqualTo(pointer);
  }

  private static ShopNews.Variant variant(byte[] body) {
    return ((ShopNews.ProductSeen) news("variants/in_stock", body).getFirst())
        .variants()
        .getFirst();
  }

  private static List<ShopNews> news(String topic, byte[] body) {
    return new Payload("", topic, body).news();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
