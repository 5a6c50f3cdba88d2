package holdfast.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Change;
import holdfast.delivery.Payloads;
import holdfast.delivery.Reading;
import holdfast.order.Refund;
import holdfast.order.Refund.Restock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: refunds that are read back count units that go back as negative. */
class WooRefundsTest {
  private static final byte[] REAL = Payloads.named("woocommerce/refund/docs-list.json").body();
  private static final String LINE = "/1/line_items/0";

  @Test
  void theRealListHasARefundOfMoneyAndOneOfAUnit() {
    assertThat(refunds(REAL))
        .containsExactly(
            new Refund("726", Instant.parse("2017-03-21T20:07:11Z"), List.of()),
            new Refund(
                "724",
                Instant.parse("2017-03-21T19:55:37Z"),
                List.of(new Refund.Line("314", "311", 1, Restock.UNSAID, Optional.empty()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          -2     | 2
          "-2"   | 2
          -2.0   | 2
          0      | none
          """)
  void unitsAreCountedUpwards(String quantity, String expected) {
    var lines = refunds(Change.of(REAL, LINE + "/quantity", quantity)).get(1).lines();

    assertThat(
            lines.stream().map(line -> String.valueOf(line.quantity())).findFirst().orElse("none"))
        .isEqualTo(expected);
  }

  @Test
  void theLineOfTheOrderMayBePrintedAsANumber() {
    assertThat(refunds(Change.of(REAL, LINE + "/meta_data/0/value", "311")))
        .isEqualTo(refunds(REAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /0/id                          | absent
          /1/date_created_gmt            | absent
          /1/line_items                  | absent
          /1/line_items/0/id             | null
          /1/line_items/0/quantity       | 1
          /1/line_items/0/quantity       | -1.5
          /1/line_items/0/quantity       | absent
          /1/line_items/0/meta_data      | []
          /1/line_items/0/meta_data      | absent
          /1                             | "none"
          """)
  void whatIsMissingOrWrongIsPointedTo(String pointer, String value) {
    assertThat(WooRefunds.of(Change.of(REAL, pointer, value)))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.problem().field()).isEqualTo(pointer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "<html>Bad gateway</html>", "null"})
  void whatIsNoListIsNoRefunds(String body) {
    assertThat(WooRefunds.of(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Failed.class);
  }

  private static List<Refund> refunds(byte[] body) {
    return switch (WooRefunds.of(body)) {
      case Reading.Understood<List<Refund>>(var refunds) -> refunds;
      case Reading.Failed<List<Refund>>(var problem) -> throw new AssertionError(problem);
    };
  }
}
