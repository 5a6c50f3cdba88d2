package holdfast.stock;

import holdfast.allocation.AllocationReport;
import holdfast.allocation.Division;
import holdfast.allocation.EffectivePolicy;
import holdfast.allocation.Entitlement;
import holdfast.allocation.Outlet;
import holdfast.allocation.Pool;
import holdfast.allocation.PublicationReport;
import holdfast.allocation.Sources;
import holdfast.allocation.Taker;
import holdfast.allocation.Verdict;
import holdfast.catalog.Delivery;
import holdfast.catalog.RetailerId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who may take how much: what a grant is held against, and the same for people who ask. */
final class AllocationRules {
  private AllocationRules() {}

  /** What is to be said against {@code quantity} units for {@code taker}, if anything. */
  static Optional<Verdict.Refused> objection(
      Stock stock, Taker taker, int quantity, Delivery delivery, Moment moment) {
    var policy = moment.policy(stock);
    if (policy.isOpen()) {
      return Optional.empty();
    }
    return switch (division(stock, policy, delivery, moment).allowance(taker).verdict(quantity)) {
      case Verdict.Refused refused -> Optional.of(refused);
      case Verdict.Allowed _ -> Optional.empty();
    };
  }

  /** Where units may come from that {@code taker} has already sold. */
  static Sources sources(Stock stock, Taker taker, Moment moment) {
    return division(stock, moment.policy(stock), Delivery.ANY, moment).sources(taker);
  }

  /** Code of the rule that keeps who has sold units from more than {@code sources} gave it. */
  static String lastRule(Stock stock, Taker taker, Sources sources, Moment moment) {
    var steps =
        division(stock, moment.policy(stock), Delivery.ANY, moment).allowance(taker).steps();
    return (sources.keptForOthers() > 0 ? steps.getLast() : steps.getFirst()).rule().code();
  }

  /** What each retailer may take: those whom the policy names, or all, and who took something. */
  static List<Entitlement> entitlements(Stock stock, Moment moment) {
    if (stock.profile().isEmpty()) {
      return List.of();
    }
    var current = asNextDecisionSees(stock, moment);
    var policy = moment.policy(current);
    var division = division(current, policy, Delivery.ANY, moment);
    var retailers = new TreeSet<>(current.period().retailers().keySet());
    policy.policy().retailers().forEach(terms -> retailers.add(terms.retailer()));
    if (policy.policy().retailers().isEmpty()) {
      retailers.addAll(moment.policies().retailers());
    }
    return retailers.stream()
        .map(
            retailer -> {
              var taker = new Taker.OfRetailer(retailer);
              return new Entitlement(
                  retailer, division.allowance(taker).units(), taken(current, retailer));
            })
        .toList();
  }

  /** What all outlets of the SKU should show and may draw on. */
  static PublicationReport publication(Stock stock, Moment moment) {
    return publication(stock, moment.outlets(), moment);
  }

  /** What {@code outlets}, all that the SKU has, should show and may draw on. */
  static PublicationReport publication(Stock stock, List<Outlet> outlets, Moment moment) {
    var current = asNextDecisionSees(stock, moment);
    var division = division(current, moment.policy(current), Delivery.ANY, moment);
    var isBundle = stock.profile().filter(it -> it.kind() == SkuProfile.Kind.BUNDLE).isPresent();
    return isBundle
        ? PublicationReport.ofBundle(division, outlets)
        : PublicationReport.of(division, outlets, stock.windows().pulledBack(moment.now()));
  }

  /** Why {@code taker} may take what it may, and what its outlets make of it. */
  static AllocationReport report(Stock stock, Taker taker, Moment moment) {
    var current = asNextDecisionSees(stock, moment);
    var policy = moment.policy(current);
    var period = current.period();
    return new AllocationReport(
        policy.policy().strategy(),
        division(current, policy, Delivery.ANY, moment).allowance(taker).explanation(),
        switch (taker) {
          case Taker.OwnChannels _ ->
              period.number() == 0 ? Optional.empty() : Optional.of(period.ownTaken());
          case Taker.OfRetailer(var retailer) -> Optional.of(taken(current, retailer));
        },
        period.number(),
        period.startedAt(),
        soldLately(current, moment),
        Picking.pool(current.shelves(), moment.reach(current, Delivery.ANY)),
        publication(stock, moment));
  }

  private static long soldLately(Stock stock, Moment moment) {
    return stock.sales().byRetailer().keySet().stream()
        .mapToLong(
            retailer -> stock.sales().within(retailer, AllocationReport.LATELY_DAYS, moment.now()))
        .sum();
  }

  /** How the units that windows may show are divided now. */
  static Division division(Stock stock, Moment moment) {
    return division(stock, moment.policy(stock), Delivery.ANY, moment);
  }

  private static Division division(
      Stock stock, EffectivePolicy policy, Delivery delivery, Moment moment) {
    var period = stock.period();
    var available = Picking.pool(stock.shelves(), moment.reach(stock, delivery));
    return Division.of(policy.policy(), new Pool(available, period.ownTaken(), period.retailers()));
  }

  private static Stock asNextDecisionSees(Stock stock, Moment moment) {
    return PeriodRules.due(stock, moment)
        .map(started -> stock.apply(started, moment.now()))
        .orElse(stock);
  }

  private static long taken(Stock stock, RetailerId retailer) {
    return stock.period().retailers().getOrDefault(retailer, Pool.Demand.NONE).taken();
  }
}
