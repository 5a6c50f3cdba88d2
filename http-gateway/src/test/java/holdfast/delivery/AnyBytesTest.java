package holdfast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whatever bytes come under whatever topic, the answer is news or what can't be read, never
 * an exception; and what may be stored says the same as what came. Method: real bodies, broken in
 * every way we know of.
 */
@Timeout(300)
class AnyBytesTest {
  private static final List<Payload> PAYLOADS = Payloads.all();
  private static final byte[] WIRE =
      Payloads.named("shopify/products_update/raw-wire-2024-01.json").body();
  private static final List<String> VALUES =
      List.of(
          Change.ABSENT,
          "null",
          "true",
          "false",
          "0",
          "-1",
          "-0.0",
          "1.5",
          "2.0",
          "\"7\"",
          "1e999999999",
          "-1e-999999999",
          "9".repeat(100),
          "\"" + "9".repeat(100_000) + "\"",
          "\"\"",
          "\"\\u0000\"",
          "\"x?y\"",
          "\"\\udc00é\"",
          "\"\\ud800\"",
          "[]",
          "[[]]",
          "[null]",
          "{}",
          "[{}]",
          "{\"id\": 1, \"email\": \"a@example.com\"}");

  static Stream<Payload> payloads() {
    return PAYLOADS.stream();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void anyFieldMayHoldAnything(Payload payload) {
    var pointers = Change.pointers(payload.body());

    Seeds.check(
        2,
        random ->
            pointers.forEach(
                pointer -> {
                  var value = VALUES.get(random.nextInt(VALUES.size()));
                  if (!(value.equals(Change.ABSENT) && endsInElement(pointer))) {
                    saysTheSameWhenRedacted(
                        payload.with(Change.of(payload.body(), pointer, value)));
                  }
                }));
  }

  private static boolean endsInElement(String pointer) {
    return Character.isDigit(pointer.charAt(pointer.length() - 1));
  }

  private static void saysTheSameWhenRedacted(Payload payload) {
    var meaning = payload.meaning();
    switch (payload.redaction().of(payload.body())) {
      case Redaction.Redacted.Body(var json) ->
          assertThat(payload.with(json.getBytes(StandardCharsets.UTF_8)).meaning())
              .isEqualTo(meaning);
      case Redaction.Redacted.NotJson(var why) -> assertThat(meaning.toString()).contains(why);
    }
  }

  @Test
  void aBodyThatEndsTooEarlyIsUnreadable() {
    for (int length = 0; length < WIRE.length; length++) {
      assertUnreadable("products/update", Arrays.copyOf(WIRE, length));
    }
  }

  @Test
  void randomBytesAreUnreadable() {
    Seeds.check(
        200,
        random -> {
          var bytes = new byte[random.nextInt(200)];
          random.nextBytes(bytes);
          PAYLOADS.forEach(payload -> payload.with(bytes).meaning());
          assertUnreadable("orders/create", bytes);
        });
  }

  @Test
  void bytesThatFlippedAreReadOrNot() {
    Seeds.check(
        30,
        random ->
            PAYLOADS.forEach(
                payload -> {
                  var body = payload.body().clone();
                  for (int i = 0; i < 3; i++) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt();
                  }
                  saysTheSameWhenRedacted(payload.with(body));
                }));
  }

  @Test
  void piecesOfJsonInAnyOrderAreReadOrNot() {
    Seeds.check(
        300,
        random -> {
          var soup = soup(random).getBytes(StandardCharsets.UTF_8);
          PAYLOADS.forEach(payload -> saysTheSameWhenRedacted(payload.with(soup)));
        });
  }

  private static String soup(Random random) {
    var pieces =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"id\"",
            "\"line_items\"",
            "\"meta_data\"",
            "null",
            "1",
            "\"status\"",
            "\"2026-11-20T10:00:00Z\"",
            "1e9",
            "-",
            "\"");
    var soup = new StringBuilder("{\"id\":1");
    random.ints(random.nextInt(20), 0, pieces.size()).forEach(i -> soup.append(pieces.get(i)));
    return soup.append('}').toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"text\"",
        "[]",
        "[{\"id\": 5}]",
        "{\"id\": 5} {\"id\": 5}",
        "{\"id\": 5}]",
        "{\"id\": 5, \"id\": 5}",
        "{\"id\": 5, \"customer\": {\"a\": 1, \"a\": 2}}",
        "{'id': 5}",
        "{\"id\": NaN}",
        "{\"id\": 05}",
        "{\"id\": 5,}",
        "webhook_id=12",
        "<html>"
      })
  void whatIsNotOneObjectOfStrictJsonIsUnreadable(String body) {
    assertUnreadable("orders/delete", body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNotInUtf8IsUnreadable() {
    var body = "{\"id\": 5, \"name\": \"Zoë\"}";

    assertUnreadable("orders/delete", body.getBytes(StandardCharsets.UTF_16LE));
    assertUnreadable("orders/delete", body.getBytes(StandardCharsets.UTF_16BE));
    assertUnreadable("orders/delete", body.getBytes(StandardCharsets.UTF_16));
    assertUnreadable("orders/delete", body.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aByteOrderMarkIsOverlooked() {
    assertThat(news("orders/delete", "\uFEFF{\"id\": 5}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(news("orders/delete", "{\"id\": 5}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsTooDeepOrTooLongIsUnreadable() {
    var levels = "[".repeat(Json.NESTING_MAX - 1) + "]".repeat(Json.NESTING_MAX - 1);

    assertThat(news("orders/delete", deleted(levels)))
        .isEqualTo(news("orders/delete", deleted("0")));
    assertUnreadable("orders/delete", deleted("[" + levels + "]"));
    assertUnreadable("orders/delete", deleted("[".repeat(1_000_000)));
    assertUnreadable("orders/delete", deleted("9".repeat(101)));
    assertUnreadable("orders/delete", deleted("\"" + "x".repeat(Json.SIZE_MAX) + "\""));
  }

  private static byte[] deleted(String note) {
    return "{\"id\": 5, \"note\": %s}".formatted(note).getBytes(StandardCharsets.UTF_8);
  }

  private static void assertUnreadable(String topic, byte[] body) {
    assertThat(news(topic, body))
        .singleElement()
        .isInstanceOfSatisfying(
            ShopNews.Unreadable.class, problem -> assertThat(problem.field()).isEmpty());
  }

  private static List<ShopNews> news(String topic, byte[] body) {
    return new Payload("", topic, body).news();
  }
}
