package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reservation resolves exactly once, and nothing revives it afterwards (I5). */
class OneEndTest {
  /** TAKEN: expired, and a competitor has the only unit now. */
  enum Given {
    HELD,
    CONFIRMED,
    RELEASED,
    EXPIRED,
    TAKEN
  }

  private final TheSku sku = sku().with("main", 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HELD      | reserve  | HELD main:1 (again)                         |
          HELD      | extend   | HELD main:1                                 | Extended
          HELD      | confirm  | CONFIRMED main:1 for o1                     | Confirmed
          HELD      | release  | RELEASED                                    | Released
          HELD      | deadline | EXPIRED                                     | Expired

          CONFIRMED | reserve  | CONFIRMED main:1 for o1 (again)             |
          CONFIRMED | extend   | AlreadyConfirmed[order=o1]                  |
          CONFIRMED | confirm  | CONFIRMED main:1 for o1 (again)             |
          CONFIRMED | release  | AlreadyConfirmed[order=o1]                  |
          CONFIRMED | deadline | CONFIRMED main:1 for o1                     |

          RELEASED  | reserve  | RELEASED (again)                            |
          RELEASED  | extend   | Gone[end=RELEASED, requested=1, available=1]|
          RELEASED  | confirm  | Gone[end=RELEASED, requested=1, available=1]|
          RELEASED  | release  | RELEASED (again)                            |
          RELEASED  | deadline | RELEASED                                    |

          EXPIRED   | reserve  | EXPIRED (again)                             |
          EXPIRED   | extend   | HELD main:1, attempt 2                      | Reserved attempt 2
          EXPIRED   | confirm  | CONFIRMED main:1 for o1, attempt 2 | Reserved attempt 2, Confirmed
          EXPIRED   | release  | EXPIRED (again)                             |
          EXPIRED   | deadline | EXPIRED                                     |

          TAKEN     | reserve  | EXPIRED (again)                             |
          TAKEN     | extend   | Gone[end=EXPIRED, requested=1, available=0] |
          TAKEN     | confirm  | Gone[end=EXPIRED, requested=1, available=0] |
          TAKEN     | release  | EXPIRED (again)                             |
          TAKEN     | deadline | EXPIRED                                     |
          """)
  void everyStateAnswersEveryCommand(
      Given given, String command, String answer, @Nullable String events) {
    sku.ask(reserve("r1", 1, 60));
    bringTo(given);
    var before = sku.stock();

    assertThat(answerTo(command)).isEqualTo(answer);

    var expected = events == null ? new String[0] : events.split(", ", -1);
    assertThat(sku.happened().stream().map(event -> event.replace(" r1", "")))
        .containsExactly(expected);
    if (events == null) {
      assertThat(sku.stock()).isEqualTo(before);
    }
  }

  private void bringTo(Given given) {
    switch (given) {
      case HELD -> sku.at(30);
      case CONFIRMED -> sku.at(30).ask(confirm("r1", "o1"));
      case RELEASED -> sku.at(30).ask(release("r1"));
      case EXPIRED -> sku.at(60).wake();
      case TAKEN -> sku.at(60).ask(reserve("rival", 1, 900));
    }
  }

  private String answerTo(String command) {
    return switch (command) {
      case "reserve" -> sku.says(reserve("r1", 1, 60));
      case "extend" -> sku.says(extend("r1", 120));
      case "confirm" -> sku.says(confirm("r1", "o1"));
      case "release" -> sku.says(release("r1"));
      case "deadline" -> sku.at(61).wake().reservation("r1").orElseThrow();
      default -> throw new IllegalArgumentException(command);
    };
  }

  /** A peer's renewal brought expired reservations back to life (be-BOP 533). */
  @Test
  void renewingAfterExpiryIsANewDecisionAndIsRecordedAsOne() {
    sku.ask(reserve("r1", 1, 60));
    assertThat(sku.at(60).says(extend("r1", 120))).isEqualTo("HELD main:1, attempt 2");
    assertThat(sku.happened()).containsExactly("Expired r1", "Reserved r1 attempt 2");
    assertThat(sku.stock().earliestDeadline()).contains(TheSku.START.plusSeconds(180));
  }

  @Test
  void renewingAfterExpiryNeverTakesTheUnitFromWhoHasItNow() {
    sku.ask(reserve("r1", 1, 60));
    sku.at(61).ask(reserve("rival", 1));
    assertThat(sku.saysTogether(extend("r1", 120), confirm("r1", "o1")))
        .containsOnly("Gone[end=EXPIRED, requested=1, available=0]");
    assertThat(sku.reservation("r1")).contains("EXPIRED");
    assertThat(sku.reservation("rival")).contains("HELD main:1");
  }

  @Test
  void inTheBatchThatExpiresItWhoeverAsksFirstGetsTheUnit() {
    sku.ask(reserve("r1", 1, 60));
    assertThat(sku.at(60).saysTogether(confirm("r1", "o1"), reserve("rival", 1)))
        .containsExactly(
            "CONFIRMED main:1 for o1, attempt 2", "InsufficientStock[requested=1, available=0]");
  }

  @Test
  void theLastMomentBeforeTheDeadlineIsInTime() {
    sku.ask(reserve("r1", 1, 60));
    assertThat(sku.at(59).says(confirm("r1", "o1"))).isEqualTo("CONFIRMED main:1 for o1");
    assertThat(sku.happened()).containsExactly("Confirmed r1");
  }

  @Test
  void exactlyAtTheDeadlineItIsOver() {
    sku.ask(reserve("r1", 1, 60));
    assertThat(sku.at(60).says(release("r1"))).isEqualTo("EXPIRED (again)");
    assertThat(sku.happened()).containsExactly("Expired r1");
  }

  @Test
  void attemptsCountUpAndEachHasItsOwnEnd() {
    sku.ask(reserve("r1", 1, 10));
    sku.at(10).ask(extend("r1", 10));
    sku.at(20).ask(extend("r1", 10));
    sku.at(21).ask(release("r1"));
    assertThat(sku.history().map(Said::of))
        .containsSubsequence(
            "Reserved r1 attempt 1",
            "Expired r1",
            "Reserved r1 attempt 2",
            "Expired r1",
            "Reserved r1 attempt 3",
            "Released r1");
    assertThat(sku.says(extend("r1", 10)))
        .isEqualTo("Gone[end=RELEASED, requested=1, available=1]");
  }

  @Test
  void confirmingLessReturnsTheRestAtOnce() {
    sku.ask(Commands.receipt("m1", "main", 4));
    sku.ask(reserve("r1", 5));
    assertThat(sku.says(confirm("r1", "o1", 2))).isEqualTo("CONFIRMED main:2 for o1");
    assertThat(sku.says(reserve("r2", 3))).isEqualTo("HELD main:3");
  }

  @Test
  void confirmingLessAfterExpiryNeedsOnlySoMuch() {
    sku.ask(Commands.receipt("m1", "main", 4));
    sku.ask(reserve("r1", 5, 60));
    sku.at(60).ask(reserve("rival", 3));
    assertThat(sku.says(confirm("r1", "o1")))
        .isEqualTo("Gone[end=EXPIRED, requested=5, available=2]");
    assertThat(sku.says(confirm("r1", "o1", 2))).isEqualTo("CONFIRMED main:2 for o1, attempt 2");
    assertThat(sku.says(confirm("r1", "o1", 2)))
        .isEqualTo("CONFIRMED main:2 for o1, attempt 2 (again)");
  }

  @Test
  void confirmingMoreThanWasReservedIsRefused() {
    sku.ask(reserve("r1", 1));
    assertThat(sku.says(confirm("r1", "o1", 2))).isEqualTo("ConfirmsTooMuch[requested=2, held=1]");
  }

  @Test
  void nobodyCanConfirmNothing() {
    assertThatThrownBy(() -> confirm("r1", "o1", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity must be from 1 to 1000000, was 0");
  }
}
