package holdfast.stock;

import holdfast.catalog.WindowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shop with compare-and-set, and the store that looks after it, as the SKU cannot see them.
 *
 * @param shown the number that customers see
 * @param untold units sold that have not been reported yet
 * @param unreturned units of reported sales that the shop has put back and not reported yet
 * @param told units of reported sales
 * @param base what the store knows the shop to show, its reported sales taken off
 * @param flight the number that is in flight, as the store has it on record
 * @param late an acknowledgement that is still on its way, though the store has told it again
 * @param lastOffer the newest that the store remembers
 */
record ShopModel(
    WindowId window,
    long shown,
    int untold,
    int unreturned,
    int told,
    Optional<Long> base,
    Optional<Flight> flight,
    Optional<StockCommand.Acknowledge> late,
    long lastOffer) {
  /** What has become of a number that is in flight: the shop answers a repeated key as before. */
  enum Fate {
    SENT,
    APPLIED,
    REFUSED
  }

  /** A number in flight. */
  record Flight(long offer, long units, Optional<Long> baseline, Fate fate) {}

  static ShopModel empty(WindowId window) {
    return new ShopModel(
        window, 0, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), 0);
  }

  /** What the store does with an offer: it has something to push, or nothing. */
  ShopModel offered(Answer.Offered offer) {
    var baseline = offer.baseline().or(() -> base);
    var isNew = baseline.filter(known -> known == offer.units()).isEmpty();
    var next =
        isNew
            ? Optional.of(new Flight(offer.version(), offer.units(), baseline, Fate.SENT))
            : flight;
    return new ShopModel(
        window, shown, untold, unreturned, told, base, next, late, offer.version());
  }

  /** The number comes to the shop, which takes it if it shows what it is compared with. */
  ShopModel reached() {
    var sent = flight.orElseThrow();
    var isTaken = sent.baseline().map(known -> known == shown).orElse(true);
    return new ShopModel(
        window,
        isTaken ? sent.units() : shown,
        untold,
        unreturned,
        told,
        base,
        Optional.of(
            new Flight(
                sent.offer(),
                sent.units(),
                sent.baseline(),
                isTaken ? Fate.APPLIED : Fate.REFUSED)),
        late,
        lastOffer);
  }

  Optional<StockCommand.Acknowledge> acknowledgement() {
    return flight
        .filter(it -> it.fate() == Fate.APPLIED)
        .map(it -> new StockCommand.Acknowledge(window, it.units(), it.offer()));
  }

  /** The store knows what has become of it, and strikes it off. */
  ShopModel landed() {
    var known = flight.filter(it -> it.fate() == Fate.APPLIED).map(Flight::units).or(() -> base);
    return new ShopModel(
        window, shown, untold, unreturned, told, known, Optional.empty(), late, lastOffer);
  }

  ShopModel late(Optional<StockCommand.Acknowledge> next) {
    return new ShopModel(window, shown, untold, unreturned, told, base, flight, next, lastOffer);
  }

  /** The store's memory is gone; what is in flight is on record. */
  ShopModel crashed() {
    return new ShopModel(window, shown, untold, unreturned, told, base, flight, late, 0);
  }

  ShopModel sells(int units) {
    return new ShopModel(
        window, shown - units, untold + units, unreturned, told, base, flight, late, lastOffer);
  }

  ShopModel cancels() {
    return new ShopModel(
        window, shown + 1, untold, unreturned + 1, told, base, flight, late, lastOffer);
  }

  /** So many of its sales have been reported; less than zero when they have been cancelled. */
  ShopModel reported(int units) {
    return new ShopModel(
        window,
        shown,
        units > 0 ? untold - units : untold,
        units < 0 ? unreturned + units : unreturned,
        told + units,
        base.map(known -> known - units),
        flight,
        late,
        lastOffer);
  }

  /** The store has read what the shop shows, when nothing else was going on. */
  ShopModel read() {
    return new ShopModel(
        window, shown, untold, unreturned, told, Optional.of(shown), flight, late, lastOffer);
  }

  boolean isSettled() {
    return flight.isEmpty() && untold == 0 && unreturned == 0;
  }

  /** What customers see or have bought, and the SKU has not been told of. */
  long claim() {
    return Math.max(0, shown) + untold - unreturned;
  }

  /** All versions that it remembers. */
  List<Long> versions() {
    var versions = new ArrayList<Long>();
    flight.ifPresent(it -> versions.add(it.offer()));
    late.ifPresent(it -> versions.add(it.offer()));
    versions.add(lastOffer);
    return versions;
  }
}
