package holdfast.intake;

import holdfast.catalog.SkuId;
import holdfast.order.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a delivery.
 *
 * @param text for people
 * @param review why a person must look, where the state says so
 * @param order which order or cart it was about
 * @param skus which SKUs its lines stand for, as far as they are mapped
 * @param attempts how often it was tried in vain
 * @param took from its arrival to this
 */
public record Outcome(
    DeliveryState state,
    String text,
    Optional<ReviewReason> review,
    Optional<OrderKey> order,
    List<SkuId> skus,
    int attempts,
    Instant at,
    Duration took) {
  /** Longest text, in characters; what is longer is cut off. */
  public static final int TEXT_MAX = 1_000;

  /** Keeps its own copy, and as much of the text as fits. */
  public Outcome {
    skus = List.copyOf(skus);
    text = fitting(text);
  }

  /** The text, or as much of it as can be stored. */
  public static String fitting(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX - 1) + "…" : text;
    return WellFormed.text(cut);
  }
}
