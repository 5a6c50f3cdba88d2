package holdfast.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Change;
import holdfast.delivery.Payload;
import holdfast.shop.ShopNews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: an order that can't be understood takes nothing, and says where a person must look. */
class ShopifyOrderRefusedTest {
  /** The complaint points to where the change was made. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /id                                          | absent
          /id                                          | null
          /id                                          | "gid://shopify/Order/1"
          /id                                          | 1.5
          /id                                          | -1
          /id                                          | 0
          /id                                          | 1e999999999
          /id                                          | 100000000000000000000
          /updated_at                                  | absent
          /updated_at                                  | "yesterday"
          /updated_at                                  | 1700000000
          /updated_at                                  | "+12026-11-20T10:00:03Z"
          /cancelled_at                                | false
          /test                                        | "false"
          /line_items                                  | absent
          /line_items                                  | {}
          /line_items/0                                | 7
          /line_items/0/id                             | null
          /line_items/0/variant_id                     | "TEE"
          /line_items/0/quantity                       | absent
          /line_items/0/quantity                       | 3.5
          /line_items/0/quantity                       | "3 pieces"
          /line_items/0/quantity                       | -1
          /line_items/0/quantity                       | 1000000001
          /line_items/0/quantity                       | [3]
          /line_items/0/fulfillable_quantity           | 4
          /line_items/0/fulfillable_quantity           | 0.5
          /fulfillments                                | absent
          /fulfillments/0/id                           | absent
          /fulfillments/0/status                       | "lost"
          /fulfillments/0/status                       | null
          /fulfillments/0/line_items                   | null
          /fulfillments/0/line_items/0/quantity        | absent
          /fulfillments/0/location_id                  | true
          /refunds                                     | absent
          /refunds/0/restock                           | "yes"
          /refunds/0/created_at                        | "2026-11-20"
          /refunds/0/refund_line_items                 | absent
          /refunds/0/refund_line_items/0/restock_type  | "burnt"
          /refunds/0/refund_line_items/0/line_item_id  | absent
          /refunds/0/refund_line_items/0/quantity      | -1
          """)
  void whatIsMissingOrWrongIsPointedTo(String pointer, String value) {
    assertThat(news("orders/updated", Change.of(ShopifyOrder.BODY, pointer, value)))
        .singleElement()
        .isInstanceOfSatisfying(
            ShopNews.Unreadable.class,
            problem -> {
              assertThat(problem.field()).isEqualTo(pointer);
              assertThat(problem.why()).contains("must be");
            });
  }

  @Test
  void twoLinesWithOneIdContradictEachOther() {
    var line = "{\"id\": 1, \"quantity\": 1}";

    assertThat(
            news(
                "orders/create",
                Change.of(ShopifyOrder.BODY, "/line_items", "[%s, %s]".formatted(line, line))))
        .containsExactly(
            new ShopNews.Unreadable(
                "/line_items/1/id", "must be another one than that of the lines before"));
  }

  @Test
  void moreThanOneComplaintIsCounted() {
    var body = Change.of(Change.of(ShopifyOrder.BODY, "/id", "null"), "/refunds", "null");

    assertThat(news("orders/create", body))
        .singleElement()
        .extracting(news -> ((ShopNews.Unreadable) news).why())
        .asString()
        .endsWith("(and 1 more fields are wrong)");
  }

  private static List<ShopNews> news(String topic, byte[] body) {
    return new Payload("", topic, body).news();
  }
}
