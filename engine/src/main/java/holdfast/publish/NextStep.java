package holdfast.publish;

import java.time.Instant;
import java.util.Optional;

/** What is to be done next for a listing whose number is asked for. */
sealed interface NextStep {
  /** Nothing: the store shows it. */
  record Rest() implements NextStep {}

  /**
   * Tell the store.
   *
   * @param baseline what it shows; none if it has no number
   */
  record Tell(Optional<Long> baseline) implements NextStep {}

  /** Ask the store what it shows. */
  record Read() implements NextStep {}

  /** Ask the store whether it still shows what is right. */
  record Check() implements NextStep {}

  /** Look again then, or when the stock changes. */
  record Wait(Instant until) implements NextStep {}
}
