package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.List;

/**
 * The policy that all levels together make for a SKU.
 *
 * @param version of the {@link PolicyBook} that it stands in; a later book has a higher one
 * @param fingerprint names how the units are divided; as long as it stays, so does the period. What
 *     does not divide, such as the safety buffer or the publishing mode, has no part in it; nor has
 *     whether factories sell, which makes the pool larger, as a receipt does
 */
public record EffectivePolicy(Policy policy, long version, long fingerprint) {
  /**
   * The policy made of {@code layers}, the nearest first. Under a strategy that gives shares to
   * everybody it names everybody, so that a new retailer has a share from its first day.
   */
  static EffectivePolicy of(List<PolicyLayer> layers, List<RetailerId> everybody, long version) {
    var policy = Policy.resolve(layers);
    var named =
        switch (policy.strategy()) {
          case EQUAL_SPLIT, PROPORTIONAL ->
              policy.retailers().isEmpty() ? naming(policy, everybody) : policy;
          case PRIORITY_TIERS, DYNAMIC_POOL, HYBRID -> policy;
        };
    return new EffectivePolicy(named, version, Fingerprint.of(policy));
  }

  /** Nobody says anything. */
  static EffectivePolicy none(long version) {
    return new EffectivePolicy(Policy.DEFAULT, version, Fingerprint.OF_NOTHING);
  }

  private static Policy naming(Policy policy, List<RetailerId> everybody) {
    return new Policy(
        policy.strategy(),
        policy.ownChannelReserve(),
        policy.safetyBuffer(),
        policy.deactivationThreshold(),
        policy.publishingMode(),
        policy.exposureBudget(),
        policy.conflict(),
        policy.rebalance(),
        policy.velocityWindowDays(),
        policy.minimumShare(),
        policy.sellFactoryStock(),
        everybody.stream().map(RetailerTerms::none).toList());
  }

  /** Whether anything is kept for anybody, so that it matters who has taken how much. */
  public boolean divides() {
    return fingerprint != Fingerprint.OF_NOTHING;
  }

  /** Whether everybody may take all that is available: then there is nothing to calculate. */
  public boolean isOpen() {
    return !divides() && policy.safetyBuffer().keepsNothing();
  }
}
