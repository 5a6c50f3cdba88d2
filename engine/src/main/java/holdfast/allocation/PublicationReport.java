package holdfast.allocation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the outlets of a SKU should show and may draw on, and why. Units, all of one moment.
 *
 * @param mode in effect now
 * @param wished the policy's mode
 * @param exposureBudget the policy's, if it has one
 * @param deactivationThreshold the policy's
 * @param isBelowThreshold whether fewer units are left than that
 * @param available units that are there to be divided
 * @param shown sum over all windows
 * @param exposure units shown beyond what is available: those that could be sold twice
 * @param places what each outlet gets, in the order in which they were named
 */
public record PublicationReport(
    PublishingMode mode,
    PublishingMode wished,
    Optional<Long> exposureBudget,
    long deactivationThreshold,
    boolean isBelowThreshold,
    long available,
    long shown,
    long exposure,
    List<Place> places) {
  /** Keeps its own copy. */
  public PublicationReport {
    places = List.copyOf(places);
  }

  /**
   * One outlet.
   *
   * @param units of a window what it shows, of a counter what it may draw on
   * @param rule what made that number
   * @param sentence both in words, to whoever takes the units
   */
  public record Place(Outlet outlet, long units, PublishingRule rule, String sentence) {}

  /**
   * What {@code outlets}, all of one SKU and all different, should show now.
   *
   * @param pulledBack units that windows are to give up where every unit is shown in one place:
   *     they show what they would if these were gone
   */
  public static PublicationReport of(Division division, List<Outlet> outlets, long pulledBack) {
    var whole = Publication.of(division, outlets);
    if (pulledBack == 0 || whole.mode() == PublishingMode.SHARED) {
      return of(division, whole, (outlet, units) -> rule(division, whole, outlet, units));
    }
    var less = Publication.of(division.without(pulledBack), outlets);
    return of(
        division,
        whole.withWindowsOf(less),
        (outlet, units) ->
            units.equals(whole.units().get(outlet))
                ? exclusive(division)
                : PublishingRule.PULLED_BACK);
  }

  /** The same of a SKU that is a bundle, and so has no units of its own. */
  public static PublicationReport ofBundle(Division division, List<Outlet> outlets) {
    return of(division, Publication.of(division, outlets), (_, _) -> PublishingRule.BUNDLE);
  }

  private static PublicationReport of(
      Division division, Publication publication, BiFunction<Outlet, Long, PublishingRule> rule) {
    var policy = division.policy();
    var places =
        publication.units().entrySet().stream()
            .map(
                entry -> {
                  var outlet = entry.getKey();
                  var units = entry.getValue();
                  var because = rule.apply(outlet, units);
                  return new Place(
                      outlet, units, because, Wording.place(outlet, units, because, policy));
                })
            .toList();
    return new PublicationReport(
        publication.mode(),
        policy.publishingMode(),
        policy.exposureBudget(),
        policy.deactivationThreshold(),
        Publication.isBelowThreshold(division),
        division.pool().available(),
        publication.shown(),
        publication.exposure(),
        places);
  }

  private static PublishingRule rule(
      Division division, Publication publication, Outlet outlet, long units) {
    return switch (publication.mode()) {
      case SHARED ->
          units == division.allowance(outlet.taker()).units()
              ? PublishingRule.ENTITLEMENT
              : PublishingRule.EXPOSURE_BUDGET;
      case EXCLUSIVE -> exclusive(division);
    };
  }

  private static PublishingRule exclusive(Division division) {
    if (division.policy().publishingMode() == PublishingMode.EXCLUSIVE) {
      return PublishingRule.EXCLUSIVE;
    }
    return Publication.isBelowThreshold(division)
        ? PublishingRule.DEACTIVATION_THRESHOLD
        : PublishingRule.EXPOSURE_BUDGET;
  }

  /** What the windows of {@code taker} are told. */
  public List<Place> windowsOf(Taker taker) {
    return places.stream()
        .filter(place -> place.outlet() instanceof Outlet.Window)
        .filter(place -> place.outlet().taker().equals(taker))
        .toList();
  }
}
