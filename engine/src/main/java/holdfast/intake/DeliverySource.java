package holdfast.intake;

/** How a delivery came. The names are part of the API, and stored. */
public enum DeliverySource {
  /** The shop sent it. */
  WEBHOOK,
  /** The shop was asked. */
  SWEEP
}
