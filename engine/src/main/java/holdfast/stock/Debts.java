package holdfast.stock;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePSet;

/**
 * What a SKU owes: units that shops sold and that were not there, and units that sales took though
 * they were kept for others. Immutable.
 *
 * @param oversells sales with units missing, oldest first
 * @param oversold units missing, over all of them
 * @param loans sales with borrowed units, oldest first
 * @param borrowed units borrowed, over all of them
 */
public record Debts(
    TreePSet<Claim> oversells, long oversold, TreePSet<Claim> loans, long borrowed) {
  static final Debts NONE = new Debts(TreePSet.empty(), 0, TreePSet.empty(), 0);

  /** A sale's place in a queue. */
  public record Claim(Instant since, ReservationId sale) implements Comparable<Claim> {
    @Override
    public int compareTo(Claim other) {
      var byTime = since.compareTo(other.since);
      return byTime != 0 ? byTime : sale.compareTo(other.sale);
    }
  }

  /** With a sale as it is now instead of as it was. */
  Debts replacing(Optional<ReportedSale> before, ReservationId id, ReportedSale now) {
    return before.map(sale -> without(id, sale)).orElse(this).with(id, now);
  }

  private Debts without(ReservationId id, ReportedSale sale) {
    return new Debts(
        sale.oversold() > 0 ? oversells.minus(missing(id, sale)) : oversells,
        oversold - sale.oversold(),
        sale.borrowed() > 0 ? loans.minus(new Claim(sale.reportedAt(), id)) : loans,
        borrowed - sale.borrowed());
  }

  private Debts with(ReservationId id, ReportedSale sale) {
    return new Debts(
        sale.oversold() > 0 ? oversells.plus(missing(id, sale)) : oversells,
        oversold + sale.oversold(),
        sale.borrowed() > 0 ? loans.plus(new Claim(sale.reportedAt(), id)) : loans,
        borrowed + sale.borrowed());
  }

  private static Claim missing(ReservationId id, ReportedSale sale) {
    return new Claim(sale.oversell().orElseThrow().at(), id);
  }
}
