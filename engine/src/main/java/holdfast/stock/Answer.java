package holdfast.stock;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.WindowId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a SKU says to a command. It leaves the engine only when everything it rests on is committed
 * (I2).
 */
public sealed interface Answer {
  /** The SKU's version: of the moment after the command's own events, or of the refusal. */
  long version();

  /** The SKU is known as said; {@code created} when it was not before. */
  record SkuIs(SkuProfile profile, boolean created, long version) implements Answer {}

  /** The movement took place; {@code repeated} when it had before. */
  record MovementIs(RecordedMovement movement, boolean repeated, long version) implements Answer {}

  /** The reservation as it is now; {@code repeated} when the command had no second effect. */
  record ReservationIs(Reservation reservation, boolean repeated, long version) implements Answer {}

  /**
   * A return that was announced.
   *
   * @param quantity units announced
   * @param expected units of the reservation that are still to come, over all its returns
   * @param repeated when it had been announced so before
   */
  record ReturnIs(
      ReservationId reservation,
      String returnId,
      int quantity,
      long expected,
      boolean repeated,
      long version)
      implements Answer {}

  /** The allocation period as it is now; {@code repeated} when it had been begun before. */
  record PeriodIs(long number, Instant startedAt, boolean repeated, long version)
      implements Answer {}

  /**
   * The SKU lives by the policy that holds now; {@code isCurrent} unless the node that it is on has
   * yet to hear of the change in question.
   */
  record Noted(boolean isCurrent, long version) implements Answer {}

  /**
   * What a window may show now.
   *
   * @param rule what made the number
   * @param baseline what the SKU knows the shop to show, its reported sales taken off: what a shop
   *     that can compare should compare with. Unless it is guarded, and of a window of which the
   *     SKU has not heard yet, none: the store knows best
   * @param guarded whether the SKU keeps record of what its windows show; if so, the store has to
   *     tell it what was acknowledged. Otherwise it need not
   * @param version the SKU's; names the offer when it is acknowledged
   */
  record Offered(
      WindowId window,
      long units,
      PublishingRule rule,
      Optional<Long> baseline,
      boolean guarded,
      long version)
      implements Answer {}

  /**
   * The SKU has taken note of what a window shows, as far as it keeps record.
   *
   * @param isNewest whether nothing has happened to the SKU since the offer that was acknowledged;
   *     else the window may have to show another number by now
   */
  record Acknowledged(WindowId window, boolean isNewest, long version) implements Answer {}

  /** Not done, and why. */
  record Refused(Refusal refusal, long version) implements Answer {}
}
