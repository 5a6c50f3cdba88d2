package holdfast.shop;

import holdfast.shop.LevelFinding.Reason;
import holdfast.shop.LevelState.Base;
import holdfast.shop.LevelState.Contradiction;
import holdfast.shop.LevelState.Doubt;
import holdfast.shop.LevelState.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells echoes, the store's own sales and drift apart. Numbers are merged if they are newer and
 * judged when they have settled, so that it does not matter in which order they came, nor how
 * often. Nothing here moves stock.
 *
 * @param patience how long to wait, and how exact the shop's moments are
 */
public record LevelRules(Patience patience) {
  /** Sales that are told apart; older ones are summed up. */
  static final int SALES_MAX = 100;

  /** How exactly shops print moments. */
  private static final Duration EXACTNESS = Duration.ofSeconds(1);

  /** The state after something happened, and what was found out by it. */
  public record Change(LevelState state, Optional<LevelFinding> finding) {
    static Change silent(LevelState state) {
      return new Change(state, Optional.empty());
    }
  }

  /** The shop showed a number. The first one is what later ones are compared with. */
  public LevelState seen(LevelState state, Level level, Instant now) {
    var isStale = state.seen().filter(seen -> !level.supersedes(seen)).isPresent();
    if (isStale || SameMoment.isReplaced(state, level)) {
      return SameMoment.isNeither(state, level) ? SameMoment.contradicted(state, now) : state;
    }
    if (state.base().isEmpty()) {
      return state
          .with(Optional.of(level), Optional.empty())
          .on(new Base(level, false), state.sales(), state.gap());
    }
    var since = state.doubt().map(Doubt::since).orElse(now);
    var after = state.with(Optional.of(level), Optional.of(new Doubt(since, now)));
    var isThird = SameMoment.isNeither(state, level) && !state.seen().equals(state.pushed());
    return isThird ? SameMoment.contradicted(after, now) : after;
  }

  /**
   * The shop was asked, and shows a number. Of the moment of a push that is the last word, if it
   * was asked for that reason: that moment was over by then.
   */
  public LevelState read(LevelState state, Level level, Instant now) {
    var asked = state.contradiction().filter(Contradiction::isToRead).map(Contradiction::since);
    if (asked.isEmpty()) {
      return seen(state, level, now);
    }
    var answered = state.contradicted(Optional.empty());
    if (!SameMoment.isOfThePush(state, level) || state.seen().equals(Optional.of(level))) {
      return seen(answered, level, now);
    }
    var since = asked.get();
    return answered
        .with(Optional.of(level), Optional.of(new Doubt(since, since)))
        .replacing(SameMoment.replaced(state, level));
  }

  /**
   * The shop was told to show a number, and says that it did. When that is heard late, a newer
   * number may have been judged already; it is judged again, now by what was told before.
   */
  public LevelState pushed(LevelState state, Level level, Instant now) {
    var isNewest = state.seen().filter(seen -> seen.at().isAfter(level.at())).isEmpty();
    var after = open(state.sales(), level);
    return new LevelState(
        isNewest ? Optional.of(level) : state.seen(),
        Optional.of(new Base(level, false)),
        after,
        isNewest ? Optional.empty() : state.doubt().or(() -> Optional.of(new Doubt(now, now))),
        Optional.of(level),
        Optional.empty(),
        Optional.of(SameMoment.replaced(state, level)),
        SameMoment.isContradicted(state, level)
            ? Optional.of(new Contradiction(now, false))
            : Optional.empty());
  }

  /** An order of the store lowered the number, or raised it again. */
  public Change sold(LevelState state, OwnSale sale) {
    if (sale.units() == 0 || state.base().isEmpty()) {
      return Change.silent(state);
    }
    var gap = state.gap().filter(missing -> isPartOf(sale, missing));
    if (gap.isPresent()) {
      return narrowed(state, gap.get(), sale);
    }
    return Change.silent(
        isBefore(sale, state.base().get().level())
            ? state
            : state.with(sale.among(state.sales(), SALES_MAX)));
  }

  /** At about the drift's own time only what explains all of it is taken for the explanation. */
  private boolean isPartOf(OwnSale sale, Gap gap) {
    return isBefore(sale, gap.drifted())
        ? sale.units() > 0 == gap.units() > 0 && Math.abs(sale.units()) <= Math.abs(gap.units())
        : !isAfter(sale, gap.drifted()) && sale.units() == gap.units();
  }

  private static Change narrowed(LevelState state, Gap gap, OwnSale sale) {
    var left = gap.units() - sale.units();
    return left == 0
        ? new Change(
            state.with(Optional.<Gap>empty()),
            Optional.of(new LevelFinding.Explained(gap.drifted())))
        : Change.silent(state.with(Optional.of(new Gap(gap.drifted(), left))));
  }

  /**
   * Judges the newest number, if it waited long enough.
   *
   * @param isMappingDoubtful the shop has changed what is behind the listing
   */
  public Change judged(LevelState state, boolean isMappingDoubtful, Instant now) {
    if (toBeAsked(state).filter(at -> !now.isBefore(at)).isPresent()) {
      return asking(state);
    }
    if (state.doubt().isEmpty() || state.seen().isEmpty() || state.base().isEmpty()) {
      return Change.silent(state);
    }
    var doubt = state.doubt().get();
    var seen = state.seen().get();
    var base = state.base().get();
    var hasSettled = !now.isBefore(doubt.newest().plus(patience.settle()));
    if (!hasSettled && now.isBefore(doubt.since().plus(patience.busy()))) {
      return Change.silent(state);
    }
    var explained = explained(state, base, seen);
    if (explained.isPresent()) {
      return new Change(
          explained.get(), Optional.of(new LevelFinding.Accepted(seen, reason(state, base, seen))));
    }
    if (!hasSettled && now.isBefore(doubt.since().plus(patience.longest()))) {
      return Change.silent(state);
    }
    return drifted(state, base, seen, isMappingDoubtful);
  }

  /** When the shop is to be asked which of several numbers of a moment is the last one. */
  private Optional<Instant> toBeAsked(LevelState state) {
    var wait = Collections.max(List.of(patience.settle(), EXACTNESS));
    return state.contradiction().filter(it -> !it.isToRead()).map(it -> it.since().plus(wait));
  }

  private static Change asking(LevelState state) {
    return new Change(
        state.contradicted(state.contradiction().map(it -> new Contradiction(it.since(), true))),
        state.pushed().map(LevelFinding.Contradicted::new));
  }

  /** The newest number is what the shop's own sales have left of the accepted one. */
  private Optional<LevelState> explained(LevelState state, Base base, Level seen) {
    return taken(state.sales(), base, seen)
        .map(
            taken -> {
              var open = new ArrayList<>(open(state.sales(), seen));
              taken.sales().forEach(open::remove);
              open.removeIf(sale -> !isLikelyAfter(sale, base));
              return state.on(new Base(seen, true), open, state.gap());
            });
  }

  private Change drifted(LevelState state, Base base, Level seen, boolean isMappingDoubtful) {
    var expected = expected(base, state.sales(), seen.at());
    var cause = isMappingDoubtful ? DriftCause.MAPPING : cause(base.level(), seen, expected);
    return new Change(
        state.on(
            new Base(seen, false),
            open(state.sales(), seen),
            Optional.of(new Gap(seen, expected - seen.number()))),
        Optional.of(new LevelFinding.Drifted(seen, expected, cause)));
  }

  private static DriftCause cause(Level base, Level seen, int expected) {
    if (seen.number() == base.number()) {
      return DriftCause.SALES_NOT_TAKEN;
    }
    return seen.number() > expected ? DriftCause.MANUAL_EDIT : DriftCause.UNEXPLAINED;
  }

  private static Reason reason(LevelState state, Base base, Level seen) {
    if (state.pushed().filter(pushed -> pushed.number() == seen.number()).isPresent()) {
      return Reason.ECHO;
    }
    return base.level().number() == seen.number() ? Reason.UNCHANGED : Reason.OWN_SALE;
  }

  /** When the newest number is to be judged, if it waits; one that keeps changing all the time. */
  public Optional<Instant> due(LevelState state, Instant now) {
    return Stream.of(toBeAsked(state), state.doubt().map(this::judgedFrom))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(first -> now.isBefore(first) ? first : now);
  }

  private Instant judgedFrom(Doubt doubt) {
    var settled = doubt.newest().plus(patience.settle());
    var busy = doubt.since().plus(patience.busy());
    return settled.isBefore(busy) ? settled : busy;
  }

  /**
   * What the shop should show now, as far as is known; none before it has shown a number. A number
   * that its own sales explain counts though it waits to be judged.
   */
  public Optional<Integer> expected(LevelState state) {
    var known =
        state
            .base()
            .filter(_ -> state.doubt().isPresent())
            .flatMap(base -> state.seen().flatMap(seen -> explained(state, base, seen)))
            .orElse(state);
    return known.base().map(base -> expected(base, known.sales(), Instant.MAX));
  }

  private static int expected(Base base, List<OwnSale> sales, Instant until) {
    return base.level().number()
        - sum(
            sales.stream()
                .filter(sale -> isLikelyAfter(sale, base))
                .filter(sale -> !sale.at().isAfter(until))
                .toList());
  }

  /**
   * The sales by which the newest number is lower than the accepted one, if there are such. Those
   * within the slack of the newest number may be in it or not, and so may those within the slack of
   * the accepted one, unless it is exact; the others are certain.
   */
  private Optional<Taken> taken(List<OwnSale> sales, Base base, Level seen) {
    var certain = new ArrayList<OwnSale>();
    var possible = new ArrayList<OwnSale>();
    for (var sale : sales) {
      var isInBase = !base.isExact() && !isAfter(sale, base.level());
      if (isInBase ? !isAfter(sale, seen) : !isBefore(sale, seen) && !isAfter(sale, seen)) {
        possible.add(sale);
      } else if (isBefore(sale, seen)) {
        certain.add(sale);
      }
    }
    var units = base.level().number() - sum(certain) - seen.number();
    var likely = possible.stream().filter(sale -> isLikelyAfter(sale, base)).toList();
    return Taken.of(likely, units).or(() -> Taken.of(possible, units));
  }

  /** Of an accepted number nobody knows for sure which of the sales about its time it contains. */
  private static boolean isLikelyAfter(OwnSale sale, Base base) {
    return base.isExact() || sale.at().isAfter(base.level().at());
  }

  private static int sum(List<OwnSale> sales) {
    return sales.stream().mapToInt(OwnSale::units).sum();
  }

  /** Surely contained in the number. */
  private boolean isBefore(OwnSale sale, Level level) {
    return !sale.at().isAfter(level.at().minus(patience.slack()));
  }

  /** Surely not contained in the number. */
  private boolean isAfter(OwnSale sale, Level level) {
    return sale.at().isAfter(level.at().plus(patience.slack()));
  }

  private List<OwnSale> open(List<OwnSale> sales, Level level) {
    return sales.stream().filter(sale -> !isBefore(sale, level)).toList();
  }
}
