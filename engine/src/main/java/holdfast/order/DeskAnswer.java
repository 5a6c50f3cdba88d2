package holdfast.order;

/**
 * What became of something that a shop was asked.
 *
 * @param <T> what the shop says when it has done it
 */
public sealed interface DeskAnswer<T> {
  /** The shop has done it. */
  record Done<T>(T value) implements DeskAnswer<T> {}

  /** The shop won't; asking the same again is of no use. */
  record Refused<T>(String why) implements DeskAnswer<T> {}

  /** Nobody knows whether the shop heard: it is to be asked the same again. */
  record Unreachable<T>(String why) implements DeskAnswer<T> {}

  /** Nobody is there who could ask the shop. */
  record NotConnected<T>() implements DeskAnswer<T> {}
}
