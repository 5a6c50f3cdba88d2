package holdfast.persistence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Goal: ids are in the order in which they were made, whatever the clock does. */
class DeliveryIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void eachIsGreaterThanTheOneBefore() {
    var ids = new DeliveryIds();
    var made = new ArrayList<String>();
    for (long millis : new long[] {0, 0, 1, 1, -5_000, 0, 2, 3_600_000, 3_599_999}) {
      made.add(ids.next(NOW.plusMillis(millis)));
    }
    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made).allMatch(id -> id.matches("[0-9A-HJKMNP-TV-Z]{26}"));
  }

  @Test
  void aTimeLiesBetweenWhatWasMadeBeforeAndAfter() {
    var ids = new DeliveryIds();
    var before = ids.next(NOW.minusMillis(1));
    var then = ids.next(NOW);
    assertThat(DeliveryIds.from(NOW)).isGreaterThan(before).isLessThanOrEqualTo(then);
    assertThat(DeliveryIds.from(Instant.EPOCH.minusSeconds(1))).isEqualTo("0".repeat(26));
  }
}
