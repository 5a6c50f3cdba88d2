package holdfast.stock;

import java.time.Instant;
import java.util.Comparator;

/** When a held reservation is over; the earliest comes first. */
public record Deadline(Instant at, ReservationId reservation) implements Comparable<Deadline> {
  private static final Comparator<Deadline> ORDER =
      Comparator.comparing(Deadline::at).thenComparing(Deadline::reservation);

  @Override
  public int compareTo(Deadline other) {
    return ORDER.compare(this, other);
  }
}
