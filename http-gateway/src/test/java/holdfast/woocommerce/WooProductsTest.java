package holdfast.woocommerce;

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

/** Goal: what a product or a variation shows, and who owns the number. */
class WooProductsTest {
  private static final String VARIATION =
      """
      { "id": 733, "parent_id": 22, "type": "variation", "sku": "BAR-3",
        "date_modified_gmt": "2026-11-20T09:00:02", "manage_stock": true, "stock_quantity": 12,
        "stock_status": "instock", "backorders": "no" }
      """;

  @Test
  void aVariationComesAloneAndNamesItsProduct() {
    assertThat(news(bytes(VARIATION)))
        .containsExactly(
            new ShopNews.ProductSeen(
                "22",
                Instant.parse("2026-11-20T09:00:02Z"),
                List.of(
                    new ShopNews.Variant(
                        "733",
                        Optional.empty(),
                        Optional.of("BAR-3"),
                        Optional.of(12),
                        false,
                        false,
                        Optional.of(true)))));
  }

  @Test
  void aProductIsItsOwnVariant() {
    assertThat(Payloads.named("woocommerce/product/hookdeck-product.updated.json").news())
        .containsExactly(
            new ShopNews.ProductSeen(
                "18",
                Instant.parse("2023-03-26T09:29:39Z"),
                List.of(
                    new ShopNews.Variant(
                        "18",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.of(false)))));
  }

  /** Quantity, whether it is a fraction, whether it is counted, and who owns it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true     | 12     | 12   | false | true  | itself
          true     | "12"   | 12   | false | true  | itself
          true     | 12.0   | 12   | false | true  | itself
          true     | -3     | -3   | false | true  | itself
          true     | 0      | 0    | false | true  | itself
          true     | 16.5   | none | true  | true  | itself
          true     | "16.5" | none | true  | true  | itself
          true     | null   | none | false | true  | itself
          true     | ""     | none | false | true  | itself
          false    | null   | none | false | false | itself
          false    | 7      | none | false | false | itself
          "parent" | 12     | 12   | false | true  | 22
          """)
  void whatIsShown(
      String managed,
      String stock,
      String quantity,
      boolean isFractional,
      boolean isTracked,
      String owner) {
    var body = Change.of(Change.of(VARIATION, "/manage_stock", managed), "/stock_quantity", stock);
    var variant = ((ShopNews.ProductSeen) news(body).getFirst()).variants().getFirst();

    assertThat(variant.quantity().map(String::valueOf).orElse("none")).isEqualTo(quantity);
    assertThat(variant.isFractional()).isEqualTo(isFractional);
    assertThat(variant.isTracked()).contains(isTracked);
    assertThat(variant.inventoryItem().orElse("itself")).isEqualTo(owner);
  }

  @ParameterizedTest
  @CsvSource({"no, false", "notify, true", "yes, true"})
  void backordersGoOnSelling(String setting, boolean continues) {
    var body = Change.of(VARIATION, "/backorders", "\"" + setting + "\"");

    assertThat(((ShopNews.ProductSeen) news(body).getFirst()).variants())
        .extracting(ShopNews.Variant::continuesAtZero)
        .containsExactly(continues);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /id                | absent
          /parent_id         | 0
          /date_modified_gmt | absent
          /manage_stock      | absent
          /manage_stock      | "sometimes"
          /stock_quantity    | "plenty"
          /stock_quantity    | 1e999999999
          /backorders        | "maybe"
          /backorders        | absent
          """)
  void whatIsMissingOrWrongIsPointedTo(String pointer, String value) {
    assertThat(news(Change.of(VARIATION, pointer, value)))
        .singleElement()
        .extracting(news -> ((ShopNews.Unreadable) news).field())
        .isEqualTo(pointer);
  }

  @Test
  void whatIsGoneLeavesItsId() {
    assertThat(WooNews.of("product.deleted", bytes("{\"id\": 16}"), Payload.WOO))
        .containsExactly(new ShopNews.ProductGone("16", Optional.empty()));
  }

  private static List<ShopNews> news(byte[] body) {
    return WooNews.of("product.updated", body, Payload.WOO);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
