package holdfast.woocommerce.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: whoever answers in the shop's place, it is known whether the shop was reached. */
class WooReplyTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 |    | {}                                  | Said
          201 |    | [1]                                 | Said
          200 |    | <html>                              | Lost
          200 |    |                                     | Lost
          301 |    |                                     | Closed GONE
          302 |    |                                     | Lost
          400 |    | {"code":"rest_invalid_param"}       | Declined rest_invalid_param
          401 |    | {"code":"woocommerce_rest_authentication_error"} | Closed UNAUTHORIZED
          401 |    | <html>                              | Closed UNAUTHORIZED
          403 |    | {"code":"woocommerce_rest_cannot_view"} | Closed UNAUTHORIZED
          403 |    | <html>                              | Throttled PT1M
          404 |    | {"code":"rest_no_route"}            | Closed GONE
          404 |    | {"code":"woocommerce_rest_product_invalid_id"} | Declined woocommerce_rest_product_invalid_id
          404 |    | <html>                              | Lost
          408 |    |                                     | Lost
          413 |    | <html>                              | Declined
          429 |    | <html>                              | Throttled PT5S
          429 | 30 |                                     | Throttled PT30S
          429 | 99999999 |                               | Throttled PT1H
          429 | Fri, 20 Nov 2026 10:00:07 GMT |          | Throttled PT7S
          429 | Fri, 20 Nov 2026 09:00:00 GMT |          | Throttled PT5S
          429 | soon |                                   | Throttled PT5S
          503 | 30 |                                     | Throttled PT30S
          503 |    | <html>                              | Lost
          500 |    | {"code":"internal_server_error"}    | Lost
          """)
  void everyStatusMeansSomething(int status, String wait, String body, String expected) {
    Map<String, String> headers = wait == null ? Map.of() : Map.of("retry-after", wait);

    assertThat(named(new WooReply(status, headers, body == null ? "" : body).answer(NOW)))
        .isEqualTo(expected);
  }

  private static String named(WooAnswer answer) {
    var detail =
        switch (answer) {
          case WooAnswer.Said _, WooAnswer.Unsent _, WooAnswer.Lost _ -> "";
          case WooAnswer.Declined declined -> declined.code();
          case WooAnswer.Throttled throttled -> throttled.pause().toString();
          case WooAnswer.Closed closed -> closed.reason().name();
        };
    return (answer.getClass().getSimpleName() + " " + detail).strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1}", "\uFEFF{\"a\":1}", " \n{\"a\":1}", "{\"a\":1}<!-- cached -->"})
  void whatIsPrintedAroundTheJsonIsNoPartOfIt(String body) {
    assertThat(new WooReply(200, Map.of(), body).answer(NOW))
        .isEqualTo(new WooAnswer.Said("{\"a\":1}", Optional.empty()));
  }

  @Test
  void aRefundThatTheShopWontMakeIsAnAnswerAndNoAccident() {
    var code = "woocommerce_rest_cannot_create_order_refund";
    var body = "{\"code\":\"%s\",\"message\":\"No.\"}".formatted(code);

    assertThat(new WooReply(500, Map.of(), body).answer(NOW))
        .isEqualTo(new WooAnswer.Declined(500, code, "No."));
  }

  @Test
  void pagesAreCountedByTheShop() {
    assertThat(new WooReply(200, Map.of("x-wp-totalpages", "7"), "[]").answer(NOW))
        .isEqualTo(new WooAnswer.Said("[]", Optional.of(7)));
  }
}
