package holdfast.stock;

import holdfast.allocation.EffectivePolicy;
import holdfast.allocation.Rebalance;
import holdfast.allocation.RetailerTerms;
import holdfast.allocation.Strategy;
import holdfast.catalog.RetailerId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of allocation periods: when one begins. A SKU meets a changed policy at its next
 * command, whoever sends it, so that none decides by an old policy while the {@link
 * holdfast.allocation.Rollout} is on its way.
 */
final class PeriodRules {
  private PeriodRules() {}

  /** The period that must begin before the SKU decides anything at this moment, if one must. */
  static Optional<StockEvent> due(Stock stock, Moment moment) {
    if (stock.profile().isEmpty()) {
      return Optional.empty();
    }
    var policy = moment.policy(stock);
    return reason(stock.period(), policy, moment.now())
        .map(reason -> started(stock, policy, moment.now(), reason, Optional.empty()));
  }

  /** A node whose policies are older than the period's must not turn it back. */
  private static Optional<StockEvent.PeriodStarted.Reason> reason(
      Period period, EffectivePolicy policy, Instant now) {
    if (policy.fingerprint() != period.fingerprint()) {
      return policy.version() >= period.policyVersion()
          ? Optional.of(StockEvent.PeriodStarted.Reason.POLICY)
          : Optional.empty();
    }
    return policy.divides()
            && policy.policy().rebalance() instanceof Rebalance.Scheduled(var interval)
            && Duration.between(period.startedAt(), now).compareTo(interval) >= 0
        ? Optional.of(StockEvent.PeriodStarted.Reason.SCHEDULE)
        : Optional.empty();
  }

  /** The period that a movement begins, if the policy says so. */
  static Optional<StockEvent> after(Movement movement, Stock stock, Moment moment) {
    if (!(movement instanceof Movement.Receipt)) {
      return Optional.empty();
    }
    var policy = moment.policy(stock);
    return policy.divides() && policy.policy().rebalance() instanceof Rebalance.OnReceipt
        ? Optional.of(
            started(
                stock,
                policy,
                moment.now(),
                StockEvent.PeriodStarted.Reason.RECEIPT,
                Optional.empty()))
        : Optional.empty();
  }

  static Decision rebalance(Stock stock, StockCommand.Rebalance command, Moment moment) {
    var isRepeated = stock.period().wishes().contains(command.id());
    var events =
        isRepeated
            ? List.<StockEvent>of()
            : List.of(
                started(
                    stock,
                    moment.policy(stock),
                    moment.now(),
                    StockEvent.PeriodStarted.Reason.REBALANCE,
                    Optional.of(command.id())));
    return new Decision(
        events,
        after ->
            new Answer.PeriodIs(
                after.period().number(), after.period().startedAt(), isRepeated, after.version()));
  }

  /**
   * The period that is due has begun before any command is decided; there is nothing left to do.
   */
  static Decision takeNote(Stock stock, StockCommand.TakeNote command, Moment moment) {
    var isCurrent = moment.policy(stock).version() >= command.policyVersion();
    return new Decision(List.of(), after -> new Answer.Noted(isCurrent, after.version()));
  }

  private static StockEvent started(
      Stock stock,
      EffectivePolicy policy,
      Instant now,
      StockEvent.PeriodStarted.Reason reason,
      Optional<RebalanceId> wish) {
    return new StockEvent.PeriodStarted(
        reason, policy.version(), policy.fingerprint(), sold(stock, policy, now), wish);
  }

  /**
   * What the shares of the period are measured by. Looked up once, when it begins: if shares moved
   * while people buy, a retailer could lose to another's sales what was its own already.
   */
  private static Map<RetailerId, Long> sold(Stock stock, EffectivePolicy policy, Instant now) {
    var sold = new HashMap<RetailerId, Long>();
    if (policy.policy().strategy() == Strategy.PROPORTIONAL) {
      var days = policy.policy().velocityWindowDays();
      policy.policy().retailers().stream()
          .map(RetailerTerms::retailer)
          .forEach(retailer -> sold.put(retailer, stock.sales().within(retailer, days, now)));
      sold.values().removeIf(units -> units == 0);
    }
    return sold;
  }
}
