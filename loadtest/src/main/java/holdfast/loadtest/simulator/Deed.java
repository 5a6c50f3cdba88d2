package holdfast.loadtest.simulator;

/** What became of something that a person wanted to do in a shop. */
public sealed interface Deed {
  /**
   * It is done.
   *
   * @param id the order or refund that it made, or the order or item that it changed
   */
  record Done(long id) implements Deed {}

  /** The shop's own rules forbid it. */
  record Refused(String why) implements Deed {}

  /** There is no such order, line or item. */
  record Unknown(String what) implements Deed {}
}
