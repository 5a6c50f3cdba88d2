package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How many units stay back, and how many it had better be. */
class SafetyBufferTest {
  @Test
  void aPercentageIsRoundedUpAndNeverMoreThanThereIs() {
    for (var row :
        Table.rows(
            """
            available | percent | units kept
            500       | 5       | 25
            501       | 5       | 26
            1         | 1       | 1
            0         | 50      | 0
            7         | 0       | 0
            7         | 100     | 7
            """)) {
      var cell = number(row::get);
      assertThat(new SafetyBuffer.Percent((int) cell.of("percent")).of(cell.of("available")))
          .as("%s", row)
          .isEqualTo(cell.of("units kept"));
    }
  }

  @Test
  void unitsAreKeptAsLongAsThereAreAny() {
    assertThat(new SafetyBuffer.Units(10).of(500)).isEqualTo(10);
    assertThat(new SafetyBuffer.Units(10).of(7)).isEqualTo(7);
  }

  @Test
  void theAdviceIsWhatWasMeasuredAndTheTableAtLeast() {
    for (var row :
        Table.rows(
            """
            units per day | delay seconds | stock | percent
            0             | 1             | 100   | 2
            5             | 60            | 100   | 5
            50            | 60            | 100   | 5
            100           | 60            | 1000  | 10
            0             | 61            | 100   | 5
            5             | 900           | 100   | 10
            50            | 900           | 100   | 15
            100           | 900           | 1000  | 20
            0             | 901           | 100   | 10
            5             | 3600          | 100   | 20
            50            | 3600          | 100   | 30
            100           | 3600          | 1000  | 40
            1440          | 60            | 4     | 25
            1440          | 60            | 3     | 34
            1440          | 600           | 3     | 100
            50            | 86400         | 0     | 30
            """)) {
      var cell = number(row::get);
      var advice =
          BufferAdvice.of(
              (double) cell.of("units per day"),
              Duration.ofSeconds(cell.of("delay seconds")),
              cell.of("stock"));
      assertThat(advice.percent()).as("%s", row).isEqualTo((int) cell.of("percent"));
    }
    assertThat(BufferAdvice.of(1440, Duration.ofMinutes(2), 100).soldUnseen()).isEqualTo(2.0);
  }

  private interface Cell {
    long of(String column);
  }

  private static Cell number(Function<String, String> row) {
    return column -> Long.parseLong(row.apply(column));
  }
}
