package holdfast.stock;

import java.time.Instant;

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

  /** Not done, and why. */
  record Refused(Refusal refusal, long version) implements Answer {}
}
