package holdfast.order;

/** What comes back from an order. */
public sealed interface OrderReply {
  /** What was said is in the journal, or was known; this is how the order stands now. */
  record Is(OrderReport report) implements OrderReply {}

  /** Nobody has heard of it. */
  record Unknown() implements OrderReply {}

  /**
   * Units can't have come back so; nothing is moved.
   *
   * @param line which line of the receipt is wrong, from 0
   * @param detail which units, for people
   */
  record NotReceived(Why why, int line, String detail) implements OrderReply {
    /** What is wrong. */
    public enum Why {
      /** The order has no such line, or nobody has said which SKU it is about. */
      UNKNOWN_LINE,
      /** More than one line of the order has that SKU. */
      AMBIGUOUS,
      /** Fewer have left and are not back. */
      NOT_SHIPPED,
      /** The id was used for other units. */
      ID_REUSED
    }
  }

  /** What was said may be in the journal or not; saying it again does no harm. */
  record OutcomeUnknown() implements OrderReply {}
}
