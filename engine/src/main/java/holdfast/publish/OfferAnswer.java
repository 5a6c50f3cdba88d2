package holdfast.publish;

import holdfast.allocation.PublishingRule;
import java.util.Optional;

/** What a SKU says to the question what a window may show now. */
public sealed interface OfferAnswer {
  /**
   * What it may show.
   *
   * @param rule what made the number
   * @param baseline what the SKU knows the store to show, if it keeps record of that
   * @param guarded whether the SKU has to be told what the store acknowledged
   * @param version of the SKU; names the offer when it is acknowledged
   */
  record Offered(
      long units, PublishingRule rule, Optional<Long> baseline, boolean guarded, long version)
      implements OfferAnswer {}

  /** Nothing is to be told to the store now; who mends that nudges it. */
  record Nothing(String why) implements OfferAnswer {}

  /** The SKU can't be asked at the moment. */
  record Unavailable(String why) implements OfferAnswer {}
}
