package holdfast.shop;

import holdfast.catalog.Listing;
import holdfast.catalog.StoreDirectory;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Parks listings for what shops say of them, and takes that back. Calls may block. */
final class Parking {
  /** Attempts before whoever told it has to tell it once more. */
  private static final int ATTEMPTS_MAX = 20;

  private final StoreDirectory directory;
  private final HealthStore health;
  private final ShopMeter meter;

  Parking(StoreDirectory directory, HealthStore health, ShopMeter meter) {
    this.directory = directory;
    this.health = health;
    this.meter = meter;
  }

  /**
   * A shop said something of the variant behind a listing.
   *
   * @param adopting fills in what nobody has said of the listing so far
   */
  void heard(Listing told, UnaryOperator<ListingHealth> heard, UnaryOperator<Listing> adopting) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      var known = health.change(told.store(), told.variant(), heard);
      var before = directory.current().listing(told.store(), told.id());
      if (before.isEmpty() || isSettled(before.get(), known, adopting)) {
        return;
      }
    }
    throw new IllegalStateException(
        "The listing %s of %s changes too often.".formatted(told.id(), told.store()));
  }

  private boolean isSettled(Listing before, ListingHealth known, UnaryOperator<Listing> adopting) {
    var adopted = adopting.apply(before);
    var after = adopted.withParked(known.parked(adopted));
    if (after.equals(before)) {
      return true;
    }
    if (!directory.replace(before, after)) {
      return false;
    }
    after
        .parked()
        .filter(reason -> !before.parked().equals(Optional.of(reason)))
        .ifPresent(meter::parked);
    return true;
  }
}
