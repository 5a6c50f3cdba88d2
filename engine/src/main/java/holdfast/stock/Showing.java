package holdfast.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What one window may show, as far as the SKU knows: the number that was last acknowledged, or any
 * that it was offered since, whose acknowledgement may be under way or lost. Immutable.
 *
 * @param acknowledged the shop's own reported sales taken off, which may make it less than zero;
 *     none as long as nobody has said anything
 * @param upTo version of the newest offer that was acknowledged or came to nothing
 * @param offers newer ones, oldest first; few, however often a store asks
 * @param unreported what of {@code acknowledged} was seen, and no order explained so far
 */
public record Showing(
    Optional<Long> acknowledged, long upTo, List<Offer> offers, Optional<Unreported> unreported) {
  static final Showing NOTHING = new Showing(Optional.empty(), 0, List.of(), Optional.empty());

  /** A store has one number in flight, and may have lost the answers to some offers before it. */
  private static final int OFFERS_MAX = 8;

  /** Keeps its own copy. */
  public Showing {
    offers = List.copyOf(offers);
  }

  /**
   * A number that the window may show.
   *
   * @param version of the SKU, which names it
   * @param units what was offered, sales that were reported since taken off
   * @param sold how many these are
   */
  public record Offer(long version, long units, long sold) {
    private Offer selling(long more) {
      return new Offer(version, units - more, sold + more);
    }
  }

  /** The most that it may show. */
  long standing() {
    return LongStream.concat(
            LongStream.of(0, acknowledged.orElse(0L)), offers.stream().mapToLong(Offer::units))
        .max()
        .orElseThrow();
  }

  /** Whether a shop that was told this number last would be told nothing new by it. */
  boolean isLast(long units) {
    if (offers.isEmpty()) {
      return acknowledged.filter(known -> known == units).isPresent();
    }
    var last = offers.getLast();
    return last.units() == units && last.sold() == 0;
  }

  /** The newest offer that is no newer than {@code version}, which its acknowledgement names. */
  Optional<Offer> offer(long version) {
    return offers.reversed().stream().filter(offer -> offer.version() <= version).findFirst();
  }

  Showing offering(long version, long units) {
    var all = new ArrayList<>(offers);
    all.add(new Offer(version, units, 0));
    if (all.size() > OFFERS_MAX) {
      var oldest = all.removeFirst();
      var second = all.getFirst();
      all.set(
          0, new Offer(second.version(), Math.max(oldest.units(), second.units()), second.sold()));
    }
    return new Showing(acknowledged, upTo, all, unreported);
  }

  Showing showing(long units, long version, Optional<Unreported> seen) {
    return new Showing(
        Optional.of(units),
        Math.max(upTo, version),
        offers.stream().filter(offer -> offer.version() > version).toList(),
        seen);
  }

  /**
   * The window shows another number than it can, as far as is known: an order must explain that.
   *
   * @param version of the SKU when it was seen
   */
  Optional<Unreported> seeing(long units, long version, Instant now) {
    var highest =
        LongStream.concat(
                acknowledged.stream().mapToLong(it -> it), offers.stream().mapToLong(Offer::units))
            .max()
            .orElse(units);
    var change = units - highest;
    if (acknowledged.isEmpty() || change == 0 || (change < 0 && !offers.isEmpty())) {
      return unreported;
    }
    var before =
        unreported.filter(it -> now.isBefore(it.until())).map(Unreported::units).orElse(0L);
    return Optional.of(Unreported.from(before + change, version, now));
  }

  /** How many of the units by which an order lowers the number are taken off it already. */
  int counted(int lowered, Instant now) {
    return unreported.map(it -> it.counted(lowered, now)).orElse(0);
  }

  /**
   * The shop has sold so many; less than zero when so many came back.
   *
   * @param counted those that were taken off when the number was seen
   */
  Showing selling(long units, int counted) {
    return new Showing(
        acknowledged.map(known -> known - units + counted),
        upTo,
        offers.stream()
            .map(
                offer ->
                    offer.selling(
                        unreported.filter(it -> it.isBefore(offer)).isPresent()
                            ? units - counted
                            : units))
            .toList(),
        unreported.map(it -> it.explaining(counted)));
  }
}
