package holdfast.stock;

import java.time.Instant;

/** Something that is over and stays in the state for a while, to answer whoever asks again. */
public sealed interface Finished {
  /** When it was over. */
  Instant at();

  /** A reservation that was released, expired, or wholly shipped. */
  record Ended(ReservationId reservation, Instant at) implements Finished {}

  /** Everything that was expected back of a reservation has come, or was called off. */
  record Came(ReservationId reservation, Instant at) implements Finished {}

  /** A movement that took place. */
  record Took(MovementId movement, Instant at) implements Finished {}
}
