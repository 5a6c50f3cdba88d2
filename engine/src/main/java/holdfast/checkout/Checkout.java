package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.OrderId;
import holdfast.stock.Pick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The state of one checkout. Immutable.
 *
 * @param cart what was asked for; nothing before the first call
 * @param lines the cart with its bundles exploded
 * @param attempt counts the times that units were asked for, of which each has holds of its own
 * @param grants counts the times that they were all granted
 * @param ttlSeconds how long holds of this attempt live
 * @param holdings where the units are, or were when it ended
 * @param expiresAt when the first hold is over
 * @param confirmation what of it is, or is to be, confirmed
 * @param version counts events
 */
public record Checkout(
    Phase phase,
    Optional<Cart> cart,
    List<ExplodedLine> lines,
    int attempt,
    int grants,
    int ttlSeconds,
    List<Holding> holdings,
    Instant expiresAt,
    Optional<Confirmation> confirmation,
    long version) {

  /** A checkout that is under way for longer has most likely lost its life. */
  private static final Duration REST_WITHIN = Duration.ofSeconds(5);

  /** A checkout to which nothing has happened. */
  public static final Checkout NONE =
      new Checkout(
          Phase.NONE,
          Optional.empty(),
          List.of(),
          0,
          0,
          0,
          List.of(),
          Instant.EPOCH,
          Optional.empty(),
          0);

  /** Where a checkout stands. In some phases it asks its SKUs, in the others it rests. */
  public enum Phase {
    /** Nobody has asked for anything. */
    NONE,
    /** Units are being asked for. */
    RESERVING,
    /** All units are held. */
    HELD,
    /** The holds are being prolonged. */
    EXTENDING,
    /** The holds are being pinned, and until all are, the confirm can still fail. */
    PINNING,
    /** All holds that are wanted are pinned and go to the order, whatever happens. */
    CONFIRMING,
    /** The units that were wanted belong to an order. */
    CONFIRMED,
    /** Units were refused, what was held is let go of. */
    REFUSING,
    /** The client gave the units back, they are let go of. */
    RELEASING,
    /** The deadline passed, what is still held is let go of. */
    EXPIRING,
    /** It was not granted and nothing is held; the id may be used again. */
    REFUSED,
    /** The client gave the units back. */
    RELEASED,
    /** The deadline passed. */
    EXPIRED;

    /** Whether SKUs are being asked, so that everybody else has to wait. */
    boolean isUnderWay() {
      return switch (this) {
        case RESERVING, EXTENDING, PINNING, CONFIRMING, REFUSING, RELEASING, EXPIRING -> true;
        case NONE, HELD, CONFIRMED, REFUSED, RELEASED, EXPIRED -> false;
      };
    }
  }

  /** What is held of one SKU. */
  public record Holding(SkuId sku, List<Pick> picks) {
    /** Keeps its own copy of the picks. */
    public Holding {
      picks = List.copyOf(picks);
    }
  }

  /** What it is, or is to be, confirmed for. */
  public Optional<OrderId> order() {
    return confirmation.map(Confirmation::order);
  }

  /** The lines with as many units as are, or are to be, confirmed; before, as were reserved. */
  public List<ExplodedLine> wanted() {
    return confirmation
        .map(
            part ->
                IntStream.range(0, lines.size())
                    .mapToObj(i -> lines.get(i).with(part.quantities().get(i)))
                    .toList())
        .orElse(lines);
  }

  /**
   * When somebody has to look after it: at its deadline, or when it is still not at rest a while
   * from {@code now}; not at all when it is over.
   */
  public Optional<Instant> dueAt(Instant now) {
    return phase == Phase.HELD
        ? Optional.of(expiresAt)
        : phase.isUnderWay() ? Optional.of(now.plus(REST_WITHIN)) : Optional.empty();
  }

  boolean isDue(Instant now) {
    return phase == Phase.HELD && !now.isBefore(expiresAt);
  }

  /** The state after an event. */
  public Checkout apply(CheckoutEvent event) {
    return switch (event) {
      case CheckoutEvent.Begun(var newCart, var newLines) ->
          new Checkout(
              Phase.RESERVING,
              Optional.of(newCart),
              newLines,
              attempt + 1,
              0,
              newCart.ttlSeconds(),
              List.of(),
              Instant.EPOCH,
              Optional.empty(),
              version + 1);
      case CheckoutEvent.BegunAnew(var newTtlSeconds, var newOrder, var quantities) ->
          new Checkout(
              Phase.RESERVING,
              cart,
              lines,
              attempt + 1,
              grants,
              newTtlSeconds,
              holdings,
              expiresAt,
              newOrder.map(
                  forOrder ->
                      new Confirmation(
                          forOrder, quantities.orElse(ExplodedLine.quantities(lines)))),
              version + 1);
      case CheckoutEvent.Granted(var newHoldings, var deadline) ->
          new Checkout(
              confirmation.isPresent() ? Phase.PINNING : Phase.HELD,
              cart,
              lines,
              attempt,
              grants + 1,
              ttlSeconds,
              newHoldings,
              deadline,
              confirmation,
              version + 1);
      case CheckoutEvent.Extending(var newTtlSeconds) ->
          at(Phase.EXTENDING, newTtlSeconds, expiresAt, confirmation);
      case CheckoutEvent.Extended(var deadline) ->
          at(Phase.HELD, ttlSeconds, deadline, confirmation);
      case CheckoutEvent.Confirming(var newOrder, var quantities) ->
          at(
              Phase.PINNING,
              ttlSeconds,
              expiresAt,
              Optional.of(
                  new Confirmation(newOrder, quantities.orElse(ExplodedLine.quantities(lines)))));
      case CheckoutEvent.Pinned _ -> at(Phase.CONFIRMING, ttlSeconds, expiresAt, confirmation);
      case CheckoutEvent.Confirmed _ -> at(Phase.CONFIRMED, ttlSeconds, expiresAt, confirmation);
      case CheckoutEvent.GivenUp(var why) ->
          at(
              switch (why) {
                case REFUSED -> Phase.REFUSING;
                case RELEASED -> Phase.RELEASING;
                case EXPIRED -> Phase.EXPIRING;
              },
              ttlSeconds,
              expiresAt,
              Optional.empty());
      case CheckoutEvent.Ended _ -> at(ended(), ttlSeconds, expiresAt, confirmation);
    };
  }

  private Phase ended() {
    return switch (phase) {
      case REFUSING -> Phase.REFUSED;
      case RELEASING -> Phase.RELEASED;
      case EXPIRING -> Phase.EXPIRED;
      case NONE,
          RESERVING,
          HELD,
          EXTENDING,
          PINNING,
          CONFIRMING,
          CONFIRMED,
          REFUSED,
          RELEASED,
          EXPIRED ->
          throw new IllegalStateException("ended without having been given up: " + phase);
    };
  }

  private Checkout at(
      Phase newPhase,
      int newTtlSeconds,
      Instant newDeadline,
      Optional<Confirmation> newConfirmation) {
    return new Checkout(
        newPhase,
        cart,
        lines,
        attempt,
        grants,
        newTtlSeconds,
        holdings,
        newDeadline,
        newConfirmation,
        version + 1);
  }
}
