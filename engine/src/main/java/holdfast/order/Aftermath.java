package holdfast.order;

/**
 * What follows from an order beside its steps.
 *
 * @param receipts what came back
 * @param cancellations what the shop was asked to cancel
 */
public record Aftermath(Receipts receipts, Cancellations cancellations) {
  static final Aftermath NONE = new Aftermath(Receipts.NONE, Cancellations.NONE);

  Aftermath with(Receipts newReceipts) {
    return new Aftermath(newReceipts, cancellations);
  }

  Aftermath with(Cancellations newCancellations) {
    return new Aftermath(receipts, newCancellations);
  }
}
