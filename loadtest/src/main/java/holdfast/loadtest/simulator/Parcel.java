package holdfast.loadtest.simulator;

import java.util.Optional;

/** Something that a shop wants to tell by webhook. */
public interface Parcel {
  /**
   * What is posted; asked once, when the first attempt starts. Empty if it is not wanted any more.
   */
  Optional<Delivery> pack();

  /** An attempt was accepted, or failed: the platform counts, and disables what fails too often. */
  void attempted(boolean accepted);

  /** Whether a failed attempt is made again; asked before each further attempt. */
  boolean isStillWanted();
}
