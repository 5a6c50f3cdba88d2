package holdfast.publish;

import holdfast.catalog.SkuId;
import java.util.Optional;

/**
 * Where a listing's number stands, for people.
 *
 * @param window the listing that names the number, which may be another one
 */
public record NumberView(
    String listing,
    Optional<SkuId> sku,
    Optional<String> window,
    State state,
    Optional<ListingNumber.Target> target,
    Optional<ListingNumber.Flight> flight,
    Optional<ListingNumber.Acknowledged> acknowledged,
    Optional<ListingNumber.Trouble> trouble) {
  /** In a word. The names are part of the API. */
  public enum State {
    /** The store shows what it should. */
    SHOWN,
    /** It is to be looked at. */
    WAITING,
    /** It is on its way to the store. */
    IN_FLIGHT,
    /** It did not work. */
    FAILED,
    /** It is left alone: parked, or mapped to nothing. */
    PARKED,
    /** The store was never told a number. */
    UNTOLD
  }

  static NumberView of(
      String listing,
      Optional<SkuId> sku,
      Optional<String> window,
      ListingNumber number,
      boolean isWaiting) {
    return new NumberView(
        listing,
        sku,
        window,
        state(window, number, isWaiting),
        number.target(),
        number.flight(),
        number.acknowledged(),
        number.trouble());
  }

  private static State state(Optional<String> window, ListingNumber number, boolean isWaiting) {
    if (window.isEmpty()) {
      return State.PARKED;
    }
    if (number.flight().isPresent()) {
      return State.IN_FLIGHT;
    }
    if (number.trouble().isPresent()) {
      return State.FAILED;
    }
    if (isWaiting) {
      return State.WAITING;
    }
    return number.acknowledged().isPresent() ? State.SHOWN : State.UNTOLD;
  }
}
