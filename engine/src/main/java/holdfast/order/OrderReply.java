package holdfast.order;

/** What comes back from an order. */
public sealed interface OrderReply {
  /** What was said is in the journal, or was known; this is how the order stands now. */
  record Is(OrderReport report) implements OrderReply {}

  /** Nobody has heard of it. */
  record Unknown() implements OrderReply {}

  /** What was said may be in the journal or not; saying it again does no harm. */
  record OutcomeUnknown() implements OrderReply {}
}
