package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one level (all SKUs, a category, one SKU) says about allocation; what it leaves out is left
 * to the next. A layer may hold nonsense: {@link #problems} finds it, and {@link Policy#resolve}
 * takes none of it.
 *
 * @param ownChannelReserve units per period that only the supplier's own channels may take
 * @param deactivationThreshold below this many available units a unit stands in one window at most
 * @param exposureBudget most units that shops may show beyond what is there ({@code SHARED})
 * @param velocityWindowDays days over which sales are measured
 * @param minimumShare least part of the pool for each retailer, in percent ({@code PROPORTIONAL})
 * @param sellFactoryStock whether units at factories are sold like others, only later
 * @param retailers the terms of each; a nearer list replaces a farther one as a whole
 */
public record PolicyLayer(
    Optional<Strategy> strategy,
    Optional<Long> ownChannelReserve,
    Optional<SafetyBuffer> safetyBuffer,
    Optional<Long> deactivationThreshold,
    Optional<PublishingMode> publishingMode,
    Optional<Long> exposureBudget,
    Optional<Conflict> conflict,
    Optional<Rebalance> rebalance,
    Optional<Integer> velocityWindowDays,
    Optional<Integer> minimumShare,
    Optional<Boolean> sellFactoryStock,
    Optional<List<RetailerTerms>> retailers) {

  /** Most retailers that one policy may name. */
  public static final int RETAILERS_MAX = 1_000;

  /** Most units that any number of a policy may mean. */
  public static final long UNITS_MAX = 1_000_000_000;

  /** Longest time over which sales are measured, in days. */
  public static final int WINDOW_DAYS_MAX = 365;

  /** A level that says nothing. */
  public static final PolicyLayer SILENT =
      new PolicyLayer(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Keeps its own copy of the list. */
  public PolicyLayer {
    retailers = retailers.map(List::copyOf);
  }

  /**
   * Everything that is wrong with it; empty when it may be used.
   *
   * @param isKnown whether a retailer exists
   */
  public List<PolicyProblem> problems(Predicate<RetailerId> isKnown) {
    return new PolicyCheck(this, isKnown).problems();
  }
}
