package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what is wrong with a {@link PolicyLayer}: numbers that cannot be, and fields that
 * contradict one another. Only fields of the same level are compared; a field of another level that
 * the strategy does not read is no mistake, because a nearer level may use it.
 */
final class PolicyCheck {
  private final PolicyLayer layer;
  private final Predicate<RetailerId> isKnown;
  private final List<PolicyProblem> problems = new ArrayList<>();

  PolicyCheck(PolicyLayer layer, Predicate<RetailerId> isKnown) {
    this.layer = layer;
    this.isKnown = isKnown;
  }

  List<PolicyProblem> problems() {
    units("/ownChannelReserve", layer.ownChannelReserve());
    units("/deactivationThreshold", layer.deactivationThreshold());
    units("/publishing/exposureBudget", layer.exposureBudget());
    range("/velocityWindowDays", layer.velocityWindowDays(), 1, PolicyLayer.WINDOW_DAYS_MAX);
    range("/minimumShare", layer.minimumShare(), 0, 100);
    layer.safetyBuffer().ifPresent(this::safetyBuffer);
    layer.rebalance().ifPresent(this::rebalance);
    exposureBudget();
    layer.strategy().ifPresent(this::minimumShareFits);
    layer.retailers().ifPresent(this::retailers);
    return List.copyOf(problems);
  }

  private void safetyBuffer(SafetyBuffer buffer) {
    switch (buffer) {
      case SafetyBuffer.Percent(int percent) ->
          range("/safetyBuffer/percent", Optional.of(percent), 0, 100);
      case SafetyBuffer.Units(long units) -> units("/safetyBuffer/units", Optional.of(units));
    }
  }

  private void rebalance(Rebalance rebalance) {
    switch (rebalance) {
      case Rebalance.Scheduled(var interval) -> {
        if (interval.compareTo(Rebalance.Scheduled.INTERVAL_MIN) < 0) {
          add(
              "/rebalance/interval",
              "is " + interval,
              "it must be at least " + Rebalance.Scheduled.INTERVAL_MIN);
        }
      }
      case Rebalance.Manual _, Rebalance.OnReceipt _ -> {}
    }
  }

  private void exposureBudget() {
    var isExclusive = layer.publishingMode().filter(PublishingMode.EXCLUSIVE::equals).isPresent();
    if (isExclusive && layer.exposureBudget().isPresent()) {
      add(
          "/publishing/exposureBudget",
          "has no meaning in mode EXCLUSIVE",
          "leave it out, or use mode SHARED");
    }
  }

  private void minimumShareFits(Strategy strategy) {
    if (layer.minimumShare().isEmpty()) {
      return;
    }
    if (strategy != Strategy.PROPORTIONAL) {
      unread("/minimumShare", strategy, Strategy.PROPORTIONAL);
    }
    var count = layer.retailers().map(List::size).orElse(0);
    var share = layer.minimumShare().get();
    if ((long) share * count > 100) {
      add(
          "/minimumShare",
          "is %d %%, which %d retailers cannot all have".formatted(share, count),
          "it must be at most " + 100 / count);
    }
  }

  private void retailers(List<RetailerTerms> retailers) {
    if (retailers.size() > PolicyLayer.RETAILERS_MAX) {
      add(
          "/retailers",
          "names " + retailers.size() + " retailers",
          "it may name at most " + PolicyLayer.RETAILERS_MAX);
      return;
    }
    var seen = new HashSet<RetailerId>();
    for (int i = 0; i < retailers.size(); i++) {
      var at = "/retailers/" + i;
      var terms = retailers.get(i);
      if (!seen.add(terms.retailer())) {
        add(at + "/retailer", "names " + terms.retailer() + " again", "name each retailer once");
      } else if (!isKnown.test(terms.retailer())) {
        add(
            at + "/retailer",
            "names " + terms.retailer() + ", whom nobody has defined",
            "define the retailer first, or correct the id");
      }
      terms(at, terms);
    }
  }

  private void terms(String at, RetailerTerms terms) {
    units(at + "/floor", terms.floor());
    units(at + "/ceiling", terms.ceiling());
    units(at + "/target", terms.target());
    range(at + "/tier", terms.tier(), 1, PolicyLayer.RETAILERS_MAX);
    var floor = terms.floor().orElse(0L);
    if (terms.ceiling().isPresent() && terms.ceiling().get() < floor) {
      add(
          at + "/ceiling",
          "is %d, below the floor of %d".formatted(terms.ceiling().get(), floor),
          "it must be at least " + floor);
    }
    if (terms.tier().isPresent() && terms.target().isEmpty()) {
      add(at + "/target", "is missing", "a retailer with a tier needs a target in units");
    }
    if (terms.target().isPresent() && terms.tier().isEmpty()) {
      add(at + "/tier", "is missing", "a retailer with a target needs a tier, 1 being the first");
    }
    layer.strategy().ifPresent(strategy -> readBy(strategy, at, terms));
  }

  private void readBy(Strategy strategy, String at, RetailerTerms terms) {
    if (strategy != Strategy.HYBRID) {
      terms.floor().ifPresent(_ -> unread(at + "/floor", strategy, Strategy.HYBRID));
      terms.ceiling().ifPresent(_ -> unread(at + "/ceiling", strategy, Strategy.HYBRID));
    }
    if (strategy != Strategy.PRIORITY_TIERS) {
      terms.tier().ifPresent(_ -> unread(at + "/tier", strategy, Strategy.PRIORITY_TIERS));
      terms.target().ifPresent(_ -> unread(at + "/target", strategy, Strategy.PRIORITY_TIERS));
    } else if (terms.tier().isEmpty() && terms.target().isEmpty()) {
      add(at, "has no tier and no target", "PRIORITY_TIERS needs both for each retailer");
    }
  }

  private void unread(String pointer, Strategy strategy, Strategy reader) {
    add(pointer, "has no meaning under " + strategy, "leave it out, or use strategy " + reader);
  }

  private void units(String pointer, Optional<Long> units) {
    if (units.isPresent() && (units.get() < 0 || units.get() > PolicyLayer.UNITS_MAX)) {
      add(
          pointer,
          "is " + units.get(),
          "it must be from 0 to %d units".formatted(PolicyLayer.UNITS_MAX));
    }
  }

  private void range(String pointer, Optional<Integer> number, int least, int most) {
    if (number.isPresent() && (number.get() < least || number.get() > most)) {
      add(pointer, "is " + number.get(), "it must be from %d to %d".formatted(least, most));
    }
  }

  private void add(String pointer, String problem, String remedy) {
    problems.add(new PolicyProblem(pointer, problem, remedy));
  }
}
