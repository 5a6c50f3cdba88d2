package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagsTest {
  private final Lags lags = new Lags();

  private void add(int from, int to) {
    IntStream.rangeClosed(from, to).forEach(millis -> lags.add(Duration.ofMillis(millis)));
  }

  @Test
  void withoutANumberThereIsNothingToSay() {
    assertThat(lags.sum()).isEmpty();
  }

  @Test
  void oneNumberIsAllOfThem() {
    add(7, 7);
    assertThat(lags.sum()).contains(new StoreStatus.Lag(1, 7, 7, 7));
  }

  @Test
  void of100The99thIsNotExceededBy99Percent() {
    add(1, 100);
    assertThat(lags.sum()).contains(new StoreStatus.Lag(100, 50, 99, 100));
  }

  @Test
  void onlyTheLastThousandCount() {
    add(5_000, 5_999);
    add(1, Lags.LAST);
    assertThat(lags.sum()).contains(new StoreStatus.Lag(1_000, 500, 990, 1_000));
  }
}
