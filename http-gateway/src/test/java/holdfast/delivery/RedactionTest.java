package holdfast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdfast.delivery.Redaction.Redacted;
import holdfast.shopify.ShopifyRedaction;
import holdfast.woocommerce.WooRedaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Goal: what is stored names no buyer, and says of stock what came. */
class RedactionTest {
  /** Fields of both platforms that hold, or may hold, what is about a person. */
  private static final Set<String> PERSONAL =
      Set.of(
          "abandoned_checkout_url",
          "address1",
          "address2",
          "address_1",
          "address_2",
          "authorization",
          "browser_ip",
          "city",
          "company",
          "contact_email",
          "customer_email",
          "customer_ip_address",
          "customer_note",
          "customer_user_agent",
          "email",
          "first_name",
          "last_name",
          "landing_site",
          "landing_site_ref",
          "latitude",
          "longitude",
          "name",
          "note",
          "order_key",
          "order_status_url",
          "payment_id",
          "phone",
          "po_number",
          "postcode",
          "province",
          "reason",
          "referring_site",
          "session_hash",
          "shop_owner",
          "staff_note",
          "tags",
          "tracking_number",
          "tracking_url",
          "transaction_id",
          "user_agent",
          "zip");

  static Stream<Payload> payloads() {
    return Payloads.all().stream();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void noPersonalValueOfARealBodySurvives(Payload payload) {
    var personal = new ArrayList<String>();
    collect(tree(payload.body()), "", personal);

    var stored = redacted(payload);

    assertThat(personal.stream().filter(value -> stored.contains(value)))
        .as("of %d personal values", personal.size())
        .allSatisfy(value -> assertThat(value).isEqualTo("example string"));
    assertThat(names(tree(stored.getBytes(StandardCharsets.UTF_8))))
        .doesNotContainAnyElementsOf(PERSONAL);
  }

  @Test
  void theRealBodiesDoHavePersonalValues() {
    var personal = new ArrayList<String>();
    payloads().forEach(payload -> collect(tree(payload.body()), "", personal));

    assertThat(personal)
        .contains(
            "john@example.com",
            "Bob Biller",
            "123 Billing Street",
            "555-555-SHIP",
            "Ottawa",
            "bob.norman@mail.example.com",
            "0.0.0.0",
            "wc_order_58d2d042d1d",
            "John Smith",
            "wrong size");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void whatIsStoredSaysTheSame(Payload payload) {
    var stored = redacted(payload).getBytes(StandardCharsets.UTF_8);

    assertThat(payload.with(stored).meaning()).isEqualTo(payload.meaning());
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void whatIsRedactedTwiceIsRedactedOnce(Payload payload) {
    var stored = redacted(payload);

    assertThat(redacted(payload.with(stored.getBytes(StandardCharsets.UTF_8)))).isEqualTo(stored);
  }

  /** Before and after, by platform or topic. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          orders/ | {"id":1,"customer":{"id":2},"sku":"A"} | {"id":1,"sku":"A"}
          orders/ | {"shipping_address":{"zip":"1","country_code":"US"}} | {"shipping_address":{"country_code":"US"}}
          orders/ | {"shipping_address":[{"a":1},{"province_code":1}]} | {"shipping_address":[{},{"province_code":1}]}
          orders/ | {"shipping_address":{"country_code":{"name":"Bob"}}} | {"shipping_address":{"country_code":{}}}
          orders/ | {"line_items":[{"quantity":2,"properties":[{"to":"Bob"}]}]} | {"line_items":[{"quantity":2}]}
          orders/ | {"status":{"name":"Bob"},"test":[{"email":"b"},[{"b":1}]]} | {"status":{},"test":[{},[{}]]}
          orders/ | {"id":18446744073709551615,"cancelled_at":null} | {"id":18446744073709551615,"cancelled_at":null}
          orders/ | {"token":"t","cart_token":"c?key=k"} | {"cart_token":"c"}
          carts/update | {"token":"t?key=k","note":"n"} | {"token":"t"}
          order. | {"shipping":{"country":"US","state":"CA","city":"x"}} | {"shipping":{"country":"US","state":"CA"}}
          order. | {"billing":{"country":"US"},"status":"packed"} | {"status":"packed"}
          order. | {"meta_data":[{"key":"_vat","value":"1"}]} | {"meta_data":[{}]}
          o. | {"meta_data":[{"key":"_reduced_stock","value":2}]} | {"meta_data":[{"key":"_reduced_stock","value":2}]}
          order. | {"refunds":[{"id":7,"reason":"Bob is ill"}]} | {"refunds":[{"id":7}]}
          """)
  void whatStays(String topic, String before, String after) {
    var payload = new Payload("", topic, before.getBytes(StandardCharsets.UTF_8));

    assertThat(redacted(payload)).isEqualTo(after);
  }

  @Test
  void ofWhatIsNoJsonNothingMayBeStored() {
    var body = "name=Bob&email=bob%40example.com".getBytes(StandardCharsets.UTF_8);

    assertThat(List.of(WooRedaction.RULES.of(body), ShopifyRedaction.of("orders/create").of(body)))
        .allSatisfy(
            result ->
                assertThat(result)
                    .isInstanceOfSatisfying(
                        Redacted.NotJson.class,
                        why -> assertThat(why.why()).doesNotContain("Bob").contains("JSON")));
  }

  private static String redacted(Payload payload) {
    return switch (payload.redaction().of(payload.body())) {
      case Redacted.Body(var json) -> json;
      case Redacted.NotJson(var why) -> throw new AssertionError(why);
    };
  }

  /** What stands under a personal name, at any depth; short words stand everywhere. */
  private static void collect(JsonNode node, String name, List<String> personal) {
    if (node.isObject()) {
      node.forEachEntry((inner, value) -> collect(value, inner, personal));
    }
    if (node.isArray()) {
      node.forEach(element -> collect(element, name, personal));
    }
    if (node.isValueNode()
        && !node.isNull()
        && PERSONAL.contains(name)
        && node.asText().length() > 3) {
      personal.add(node.asText());
    }
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.forEachEntry(
        (name, value) -> {
          names.add(name);
          names.addAll(names(value));
        });
    node.forEach(
        element -> {
          if (node.isArray()) {
            names.addAll(names(element));
          }
        });
    return names;
  }

  private static JsonNode tree(byte[] body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
