package holdfast.checkout;

import holdfast.stock.SkuReply;

/** What comes back from a {@link CheckoutEntity}. */
public sealed interface CheckoutReply {
  /** The command was decided. */
  record Answered(CheckoutAnswer answer) implements CheckoutReply {}

  /** Too much waits, or a SKU could not tell what it is. Nothing was done. */
  record Busy() implements CheckoutReply {}

  /** The storage can't be reached. Nothing was done. */
  record Unavailable() implements CheckoutReply {}

  /** The reply to one whose SKU did not answer a question. */
  static CheckoutReply nothingDone(SkuReply reply) {
    return reply instanceof SkuReply.Unavailable ? new Unavailable() : new Busy();
  }

  /** It may have been done or not; asking again with the same id tells. */
  record OutcomeUnknown() implements CheckoutReply {}
}
