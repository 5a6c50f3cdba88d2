package holdfast.publish;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the number of one listing stands. Immutable and of bounded size.
 *
 * @param target what it was last found to have to show
 * @param flight the push that is under way, or of which nobody knows what became of it
 * @param acknowledged what the store last confirmed
 * @param doubt why what it shows has to be looked at first; not stored
 * @param trouble what last went wrong, until something went right
 */
public record ListingNumber(
    Optional<Target> target,
    Optional<Flight> flight,
    Optional<Acknowledged> acknowledged,
    Optional<Doubt> doubt,
    Optional<Trouble> trouble) {
  /** Nothing was ever told. */
  public static final ListingNumber NONE =
      new ListingNumber(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * What a listing has to show.
   *
   * @param sku that said so
   * @param guarded whether the SKU keeps record of what its windows show
   * @param version of the SKU when it said so
   */
  public record Target(SkuId sku, long units, PublishingRule rule, boolean guarded, long version) {}

  /**
   * A number on its way.
   *
   * @param key of the push; all its lines have the same
   * @param baseline what the store was thought to show
   * @param listingVersion of the listing that it was sent for: sent again for another one it would
   *     be another push
   * @param attempt counts from 1
   * @param sentAt when it was first sent
   */
  public record Flight(
      String key,
      long units,
      Optional<Long> baseline,
      long listingVersion,
      int attempt,
      Instant sentAt) {
    Flight again() {
      return new Flight(key, units, baseline, listingVersion, attempt + 1, sentAt);
    }
  }

  /**
   * What a store confirmed.
   *
   * @param version of the SKU for which this is the right number
   * @param listingVersion of the listing as it was then
   */
  public record Acknowledged(long units, long version, long listingVersion, Instant at) {}

  /** What the store shows is not known well enough. */
  public sealed interface Doubt {
    /** It has to be asked. */
    record ToRead() implements Doubt {}

    /** It has to be asked, though nothing is to be told: what it says is judged with all else. */
    record ToCheck() implements Doubt {}

    /**
     * It said so.
     *
     * @param number none when it has no number for the listing
     * @param since when it first said so, by our clock
     */
    record Read(Optional<Long> number, Instant since) implements Doubt {}
  }

  /**
   * Something went wrong.
   *
   * @param attempts in a row
   * @param nextTry none when it is left to whoever mends it
   */
  public record Trouble(String why, int attempts, Optional<Instant> nextTry) {}

  ListingNumber wanting(Target wanted) {
    return new ListingNumber(Optional.of(wanted), flight, acknowledged, doubt, trouble);
  }

  ListingNumber sending(Flight sent) {
    return new ListingNumber(target, Optional.of(sent), acknowledged, Optional.empty(), trouble);
  }

  ListingNumber landed() {
    return new ListingNumber(target, Optional.empty(), acknowledged, doubt, trouble);
  }

  ListingNumber confirmed(Acknowledged shown) {
    return new ListingNumber(
        target, Optional.empty(), Optional.of(shown), Optional.empty(), Optional.empty());
  }

  ListingNumber doubting(Doubt because) {
    return new ListingNumber(target, flight, acknowledged, Optional.of(because), trouble);
  }

  ListingNumber checked() {
    return new ListingNumber(target, flight, acknowledged, Optional.empty(), trouble);
  }

  /** Whether the store has to be asked. */
  boolean isToRead() {
    return doubt.filter(it -> !(it instanceof Doubt.Read)).isPresent();
  }

  ListingNumber troubled(String why, Optional<Instant> nextTry) {
    var attempts = trouble.map(Trouble::attempts).orElse(0) + 1;
    return new ListingNumber(
        target, flight, acknowledged, doubt, Optional.of(new Trouble(why, attempts, nextTry)));
  }

  /** Whether it has to be looked at, as far as can be told from this alone. */
  boolean isUnfinished() {
    var wanted = target.map(Target::version).orElse(0L);
    var shown = acknowledged.map(Acknowledged::version).orElse(-1L);
    return flight.isPresent() || trouble.isPresent() || wanted > shown;
  }

  /** Whether the store confirmed what it was last found to have to show. */
  boolean isShown() {
    return flight.isEmpty()
        && doubt.isEmpty()
        && trouble.isEmpty()
        && target.isPresent()
        && acknowledged.filter(shown -> shown.version() == target.get().version()).isPresent();
  }

  int failures() {
    return trouble.map(Trouble::attempts).orElse(0);
  }
}
