package holdfast.sweep;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** One sweep of one store, step by step: between two of them it may have to rest. */
interface SweepJob {
  /** Does the next step; never fails. */
  CompletionStage<Step> step();

  /** What comes after a step. */
  sealed interface Step {
    /** The next one, after a while. */
    record Again(Duration pause) implements Step {}

    /** Nothing: it has ended, and that is written down. */
    record Ended(SweepState state) implements Step {}
  }
}
