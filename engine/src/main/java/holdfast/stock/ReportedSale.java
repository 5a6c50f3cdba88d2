package holdfast.stock;

import java.time.Instant;
import java.util.Optional;

/**
 * What a reservation is more when it is a sale that a shop reported.
 *
 * @param revision of the newest report; what is not newer changes nothing
 * @param quantity units that the shop has sold in all, shipped ones included
 * @param borrowed committed units that were kept for others when it took them, not yet repaid
 * @param counted committed units that count as taken in the reservation's period
 * @param reportedAt when the shop said so
 * @param oversell units that are missing or were, if any ever were
 */
public record ReportedSale(
    long revision,
    int quantity,
    int borrowed,
    int counted,
    Instant reportedAt,
    Optional<Oversell> oversell) {

  /** Units sold for which there is none. */
  public int oversold() {
    return oversell.map(Oversell::open).orElse(0);
  }

  ReportedSale with(Oversell next) {
    return new ReportedSale(revision, quantity, borrowed, counted, reportedAt, Optional.of(next));
  }

  ReportedSale repaying(int units) {
    return new ReportedSale(revision, quantity, borrowed - units, counted, reportedAt, oversell);
  }
}
