package holdfast.stock;

import holdfast.allocation.Rule;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Hurdle;
import holdfast.catalog.LocationId;
import holdfast.catalog.Parked;
import holdfast.catalog.WindowId;
import java.util.Optional;

/**
 * Why a command was not carried out, with the numbers of that moment. The kind of refusal is the
 * rule's name.
 */
public sealed interface Refusal {
  /** Nobody has defined this SKU. */
  record UnknownSku() implements Refusal {}

  /** No such location in the master data. */
  record UnknownLocation(LocationId location) implements Refusal {}

  /** No such channel in the master data. */
  record UnknownChannel(ChannelId channel) implements Refusal {}

  /** This SKU has no such reservation, or forgot it after its retention window. */
  record UnknownReservation(ReservationId reservation) implements Refusal {}

  /** The id was used with other content; {@code field} names the first difference. */
  record IdReused(String field, String before, String now) implements Refusal {}

  /** Fewer units are available than asked for. */
  record InsufficientStock(int requested, long available) implements Refusal, Shortage {
    @Override
    public String ruleCode() {
      return "POOL_EXHAUSTED";
    }
  }

  /**
   * Enough units are available, but not for this delivery.
   *
   * @param rule why not
   * @param available units that it could have
   */
  record NotDeliverable(Hurdle rule, int requested, long available) implements Refusal, Shortage {
    @Override
    public String ruleCode() {
      return rule.name();
    }
  }

  /**
   * Enough units are there, but {@code rule} keeps them for others: of those asked for, only {@code
   * available} may be taken by whom the channel belongs to.
   */
  record NotEntitled(int requested, long available, Rule rule) implements Refusal, Shortage {
    @Override
    public String ruleCode() {
      return rule.code();
    }
  }

  /**
   * Enough units are there, but shops show them: they are pulled back, and once the shops have
   * shown less, who asks again can have them.
   *
   * @param available units that no shop shows
   * @param retryAfterSeconds when to ask again
   */
  record UnitsShownElsewhere(int requested, long available, long retryAfterSeconds)
      implements Refusal, Shortage {
    /** The rule's name. */
    public static final String RULE = "UNITS_SHOWN_ELSEWHERE";

    @Override
    public String ruleCode() {
      return RULE;
    }
  }

  /** The reservation has expired, and a new decision is refused as {@link NotEntitled}. */
  record NoLongerEntitled(int requested, long available, Rule rule) implements Refusal {}

  /** The reservation is over and no unit is free for a new decision, or the client gave it back. */
  record Gone(Reservation.Status end, int requested, long available) implements Refusal {}

  /** A confirmed reservation can't be extended or released. */
  record AlreadyConfirmed(OrderId order) implements Refusal {}

  /** Only units of a confirmed reservation can be shipped. */
  record NotConfirmed(Reservation.Status status) implements Refusal {}

  /** More was confirmed than the reservation holds. */
  record ConfirmsTooMuch(int requested, int held) implements Refusal {}

  /** Fewer units are on the shelf than should be taken off it. */
  record InsufficientOnHand(LocationId location, int requested, int onHand) implements Refusal {}

  /** Fewer units are in quarantine than should leave it. */
  record InsufficientQuarantined(LocationId location, int requested, int quarantined)
      implements Refusal {}

  /**
   * Fewer units of the reservation can leave this location than should be shipped: those committed
   * there, and of the others as many as lie there free.
   */
  record NotCommittedHere(LocationId location, int requested, int shippable) implements Refusal {}

  /** More units of the reservation came back than were shipped. */
  record NotShipped(int requested, int shipped) implements Refusal {}

  /** An adjustment must say why and by whom; {@code field} is what is missing. */
  record NoteMissing(String field) implements Refusal {}

  /** A transfer must lead somewhere else. */
  record SameLocation(LocationId location) implements Refusal {}

  /** The shelf would hold more than {@link Shelf#UNITS_MAX} units. */
  record StockLimit(LocationId location) implements Refusal {}

  /** A bundle is a recipe: only its components have units. */
  record OwnsNoStock() implements Refusal {}

  /** A SKU with units, or with reservations that are open, can't become a bundle. */
  record HasStock() implements Refusal {}

  /** No unit of the sale is missing, so there is nothing to decide. */
  record NotOversold(ReservationId sale) implements Refusal {}

  /**
   * The SKU has no such window now: nothing may be pushed there.
   *
   * @param parked why its listing is left alone; what it showed still counts. If absent, no listing
   *     of the SKU has this name, or its number has another one: the window is to be withdrawn
   */
  record NoWindow(WindowId window, Optional<Parked> parked) implements Refusal {}

  /** The SKU has too many open reservations; finish some first. */
  record TooManyOpen(int open) implements Refusal {}
}
