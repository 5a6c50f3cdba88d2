package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PolicyLayer;
import holdfast.catalog.RetailerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was sold is counted by the day, and not kept for longer than a policy may look back. */
class SalesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final RetailerId A = new RetailerId("a");

  @Test
  void aWindowOfOneDayIsToday() {
    var sales = Sales.NONE.plus(Optional.of(A), 3, NOON).plus(Optional.of(A), 4, after(1));
    assertThat(sales.within(A, 1, after(1))).isEqualTo(4);
    assertThat(sales.within(A, 2, after(1))).isEqualTo(7);
    assertThat(sales.within(A, 1, NOON.plus(Duration.ofHours(36)))).isZero();
    assertThat(sales.within(new RetailerId("b"), 365, after(1))).isZero();
  }

  @Test
  void salesOfOneDayAddUp() {
    var sales = Sales.NONE.plus(Optional.of(A), 3, NOON).plus(Optional.of(A), 4, NOON);
    assertThat(sales.within(A, 1, NOON)).isEqualTo(7);
  }

  @Test
  void theOwnChannelsSalesAreNotKept() {
    assertThat(Sales.NONE.plus(Optional.empty(), 3, NOON)).isEqualTo(Sales.NONE);
  }

  @Test
  void aStateDoesNotGrowWithTheYears() {
    var sales = Sales.NONE;
    for (int day = 0; day < 1000; day++) {
      sales = sales.plus(Optional.of(A), 1, after(day));
    }
    assertThat(sales.byRetailer().values().iterator().next()).hasSize(PolicyLayer.WINDOW_DAYS_MAX);
    assertThat(sales.within(A, PolicyLayer.WINDOW_DAYS_MAX, after(999)))
        .isEqualTo(PolicyLayer.WINDOW_DAYS_MAX);
  }

  private static Instant after(int days) {
    return NOON.plus(Duration.ofDays(days));
  }
}
