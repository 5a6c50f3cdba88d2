package holdfast.intake;

import holdfast.catalog.Platform;

/** Hears how deliveries fare. Calls must neither block nor throw. */
@FunctionalInterface
public interface DeliveryMeter {
  /** A delivery has come to its end, or to a person's eyes. */
  void settled(Platform platform, String topic, Outcome outcome);
}
