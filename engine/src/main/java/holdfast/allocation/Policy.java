package holdfast.allocation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one SKU's pool is divided: every level's say put together. The fields are those of {@link
 * PolicyLayer}.
 *
 * @param exposureBudget if absent, shops in mode {@code SHARED} show all that they may take
 * @param retailers if none is named, all retailers take part, on equal terms
 */
public record Policy(
    Strategy strategy,
    long ownChannelReserve,
    SafetyBuffer safetyBuffer,
    long deactivationThreshold,
    PublishingMode publishingMode,
    Optional<Long> exposureBudget,
    Conflict conflict,
    Rebalance rebalance,
    int velocityWindowDays,
    int minimumShare,
    boolean sellFactoryStock,
    List<RetailerTerms> retailers) {

  /**
   * What holds when nobody says anything: the whole pool for everybody, first come first served.
   */
  public static final Policy DEFAULT =
      new Policy(
          Strategy.DYNAMIC_POOL,
          0,
          new SafetyBuffer.Units(0),
          0,
          PublishingMode.SHARED,
          Optional.empty(),
          Conflict.REVIEW,
          new Rebalance.Manual(),
          28,
          1,
          false,
          List.of());

  /** Keeps its own copy of the list. */
  public Policy {
    retailers = List.copyOf(retailers);
  }

  /**
   * The policy that several levels make together: of each field, the nearest level that has a say
   * wins.
   *
   * @param nearestFirst the levels, the SKU's own before its category's before the global one
   * @throws IllegalArgumentException if a level has problems of its own
   */
  public static Policy resolve(List<PolicyLayer> nearestFirst) {
    for (var layer : nearestFirst) {
      var problems = layer.problems(_ -> true);
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(problems.getFirst().toString());
      }
    }
    var levels = new Levels(nearestFirst);
    return new Policy(
        levels.nearest(PolicyLayer::strategy).orElse(DEFAULT.strategy),
        levels.nearest(PolicyLayer::ownChannelReserve).orElse(DEFAULT.ownChannelReserve),
        levels.nearest(PolicyLayer::safetyBuffer).orElse(DEFAULT.safetyBuffer),
        levels.nearest(PolicyLayer::deactivationThreshold).orElse(DEFAULT.deactivationThreshold),
        levels.nearest(PolicyLayer::publishingMode).orElse(DEFAULT.publishingMode),
        levels.nearest(PolicyLayer::exposureBudget),
        levels.nearest(PolicyLayer::conflict).orElse(DEFAULT.conflict),
        levels.nearest(PolicyLayer::rebalance).orElse(DEFAULT.rebalance),
        levels.nearest(PolicyLayer::velocityWindowDays).orElse(DEFAULT.velocityWindowDays),
        levels.nearest(PolicyLayer::minimumShare).orElse(DEFAULT.minimumShare),
        levels.nearest(PolicyLayer::sellFactoryStock).orElse(DEFAULT.sellFactoryStock),
        levels.nearest(PolicyLayer::retailers).orElse(DEFAULT.retailers));
  }

  /** Whether shops may ever have to show every unit in one place only. */
  public boolean canBeExclusive() {
    return publishingMode == PublishingMode.EXCLUSIVE
        || exposureBudget.isPresent()
        || deactivationThreshold > 0;
  }

  private record Levels(List<PolicyLayer> nearestFirst) {
    <T> Optional<T> nearest(Function<PolicyLayer, Optional<T>> field) {
      return nearestFirst.stream().map(field).flatMap(Optional::stream).findFirst();
    }
  }
}
