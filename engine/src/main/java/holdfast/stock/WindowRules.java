package holdfast.stock;

import holdfast.allocation.Publication;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Delivery;
import holdfast.catalog.LevelKey;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.WindowId;
import holdfast.stock.StockEvent.SaleReported.Lowered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of what shops may show (I8). A SKU whose policy may ever have every unit shown in one
 * place only is guarded: it keeps record of what each window may show, and
 *
 * <ul>
 *   <li>a window may show more only as far as all windows together may then show no more than they
 *       should: others are lowered, and have said so, before one is raised;
 *   <li>as long as every unit is shown in one place only, nobody is granted what windows may show.
 * </ul>
 *
 * <p>Of any other SKU nothing is kept, and the stores look after their numbers themselves.
 */
final class WindowRules {
  private WindowRules() {}

  static Decision decide(Stock stock, StockCommand.OnWindow command, Moment moment) {
    return switch (command) {
      case StockCommand.Offer(var window) -> offer(stock, window, moment);
      case StockCommand.Acknowledge acknowledge ->
          noted(stock, acknowledge, moment, known -> acknowledged(known, acknowledge));
      case StockCommand.Observe observe ->
          noted(
              stock,
              observe,
              moment,
              known -> observed(known, observe, stock.version(), moment.now()));
      case StockCommand.Withdraw(var window) -> withdraw(stock, window, moment);
    };
  }

  /** What must happen before the SKU decides anything: pull-backs end, and so does guarding. */
  static List<StockEvent> due(Stock stock, Moment moment) {
    if (stock.windows().isEmpty()) {
      return List.of();
    }
    if (!isGuarded(stock, moment)) {
      return List.of(new StockEvent.Unguarded());
    }
    return stock.windows().overdue(moment.now()).stream()
        .<StockEvent>map(StockEvent.PullBackEnded::new)
        .toList();
  }

  private static boolean isGuarded(Stock stock, Moment moment) {
    return moment.policy(stock).policy().canBeExclusive();
  }

  /** The most that shops may be showing, if that is kept record of. */
  static Optional<ShownAtMost> shownAtMost(Stock stock, Moment moment) {
    return stock.profile().isPresent() && isGuarded(stock, moment)
        ? Optional.of(ShownAtMost.of(givenUpNothing(stock, moment), stock.windows()))
        : Optional.empty();
  }

  private static Decision offer(Stock stock, WindowId window, Moment moment) {
    var isGuarded = isGuarded(stock, moment);
    var targets = isGuarded ? Targets.of(stock, moment) : Targets.ofUnguarded(stock, moment);
    return targets
        .of(window)
        .map(
            place ->
                isGuarded
                    ? offered(stock, targets.offer(window, stock.windows()), window)
                    : new Decision(
                        List.of(),
                        after ->
                            new Answer.Offered(
                                window,
                                place.units(),
                                place.rule(),
                                Optional.empty(),
                                false,
                                after.version())))
        .orElseGet(() -> Decision.refused(new Refusal.NoWindow(window, parked(window, moment))));
  }

  private static Decision offered(Stock stock, Targets.Allowed allowed, WindowId window) {
    var known = stock.windows().of(window).orElse(Showing.NOTHING);
    return new Decision(
        known.isLast(allowed.units())
            ? List.of()
            : List.of(new StockEvent.Offered(window, allowed.units())),
        after ->
            new Answer.Offered(
                window,
                allowed.units(),
                allowed.rule(),
                known.acknowledged(),
                true,
                after.version()));
  }

  /** What a store tells; nothing is kept of what is neither a window nor was one. */
  private static Decision noted(
      Stock stock,
      StockCommand.OnWindow command,
      Moment moment,
      Function<Showing, Optional<StockEvent>> rule) {
    var window = command.window();
    var known = stock.windows().of(window);
    var isKept =
        isGuarded(stock, moment) && (known.isPresent() || listing(window, moment).isPresent());
    var events =
        isKept
            ? rule.apply(known.orElse(Showing.NOTHING)).stream().toList()
            : List.<StockEvent>of();
    var isNewest =
        command instanceof StockCommand.Acknowledge acknowledge
            && acknowledge.offer() == stock.version();
    return new Decision(
        events, after -> new Answer.Acknowledged(window, isNewest, after.version()));
  }

  /**
   * An offer counts as it is by now, without what the shop has sold since. What has been overtaken
   * changes nothing; what was never offered counts as seen.
   */
  private static Optional<StockEvent> acknowledged(
      Showing known, StockCommand.Acknowledge command) {
    if (command.offer() <= known.upTo()) {
      return Optional.empty();
    }
    var offer = known.offer(command.offer());
    return offer.isPresent()
        ? Optional.of(
            new StockEvent.WindowShown(
                command.window(),
                command.units() - offer.get().sold(),
                command.offer(),
                known.unreported().filter(it -> it.isBefore(offer.get()))))
        : seen(known, command.window(), command.units());
  }

  /** What is no longer in flight and was not acknowledged came to nothing. */
  private static Optional<StockEvent> observed(
      Showing known, StockCommand.Observe command, long version, Instant now) {
    var before = known.acknowledged().orElse(command.units());
    var left = known.showing(before, command.offer(), known.unreported());
    var isTrue = command.isSettled() && command.offer() >= known.upTo();
    var units = isTrue || command.units() > left.standing() ? command.units() : before;
    var isNews =
        !known.acknowledged().equals(Optional.of(units))
            || known.offer(command.offer()).isPresent();
    return isNews
        ? Optional.of(
            new StockEvent.WindowShown(
                command.window(), units, command.offer(), left.seeing(units, version, now)))
        : Optional.empty();
  }

  /** A lower number may be a sale that nobody has reported yet: it would be taken off twice. */
  private static Optional<StockEvent> seen(Showing known, WindowId window, long units) {
    return known.acknowledged().isEmpty() || units > known.standing()
        ? Optional.of(new StockEvent.WindowShown(window, units, 0, known.unreported()))
        : Optional.empty();
  }

  private static Decision withdraw(Stock stock, WindowId window, Moment moment) {
    var isKept =
        Targets.of(stock, moment).of(window).isPresent() || parked(window, moment).isPresent();
    return new Decision(
        isKept || stock.windows().of(window).isEmpty()
            ? List.of()
            : List.of(new StockEvent.WindowWithdrawn(window)),
        after -> new Answer.Acknowledged(window, false, after.version()));
  }

  private static Optional<Listing> listing(WindowId window, Moment moment) {
    return moment
        .stores()
        .listing(window.store(), window.listing())
        .filter(listing -> listing.sku().filter(moment.sku()::equals).isPresent());
  }

  private static Optional<Parked> parked(WindowId window, Moment moment) {
    return listing(window, moment).flatMap(Listing::parked);
  }

  /**
   * The refusal of a grant of {@code picks}, if windows may show these units; they are pulled back
   * for it. Not for a store: what its own window shows is there for its customers already.
   */
  static Optional<Decision> guarding(
      Stock stock, ReservationId id, ChannelId channel, List<Pick> picks, Moment moment) {
    if (!isGuarded(stock, moment)
        || (stock.windows().isEmpty() && moment.stores().listings(moment.sku()).isEmpty())) {
      return Optional.empty();
    }
    var division = AllocationRules.division(stock, moment);
    if (!Publication.isExclusive(division)) {
      return Optional.empty();
    }
    var wanted = shown(stock, picks, moment);
    var free =
        Math.max(0, division.available() - givenUpNothing(stock, moment).standing(stock.windows()));
    if (wanted <= free) {
      return Optional.empty();
    }
    var refusal =
        new Refusal.UnitsShownElsewhere(Pick.units(picks), free, PullBack.RETRY_AFTER.toSeconds());
    return Optional.of(
        new Decision(
            pullBack(stock.windows(), id, channel, wanted, moment).stream().toList(),
            after -> new Answer.Refused(refusal, after.version())));
  }

  /** What windows should show without pull-backs: so does one that has said nothing so far. */
  private static Targets givenUpNothing(Stock stock, Moment moment) {
    return Targets.of(stock.showing(stock.windows().pullingNothing()), moment);
  }

  /** How many of the picked units lie where windows get theirs from. */
  private static int shown(Stock stock, List<Pick> picks, Moment moment) {
    var reach = moment.reach(stock, Delivery.ANY);
    return Pick.units(picks.stream().filter(pick -> reach.divides(pick.location())).toList());
  }

  private static Optional<StockEvent> pullBack(
      Windows windows, ReservationId id, ChannelId channel, int wanted, Moment moment) {
    var known = Optional.ofNullable(windows.pullBacks().get(id));
    var isRunning = known.filter(it -> it.units() >= wanted).isPresent();
    var isFull = known.isEmpty() && windows.pullBacks().size() >= PullBack.AT_ONCE_MAX;
    return isRunning || isFull || moment.stores().store(channel).isPresent()
        ? Optional.empty()
        : Optional.of(new StockEvent.PulledBack(id, wanted, moment.now().plus(PullBack.PATIENCE)));
  }

  /** The window that a store's sale has lowered: the only one that it has, if it has only one. */
  static Optional<Lowered> lowered(Stock stock, ChannelId store, int units, Moment moment) {
    if (units == 0 || stock.windows().isEmpty()) {
      return Optional.empty();
    }
    var known = stock.windows().of(store);
    var shop = moment.stores().store(store);
    var numbers =
        moment.stores().listings(moment.sku()).stream()
            .filter(listing -> listing.store().equals(store) && shop.isPresent())
            .map(listing -> LevelKey.of(shop.orElseThrow(), listing))
            .distinct()
            .count();
    if (known.size() != 1 || numbers > 1) {
      return Optional.empty();
    }
    var window = known.getFirst();
    var counted = stock.windows().of(window).map(it -> it.counted(units, moment.now())).orElse(0);
    return Optional.of(
        new Lowered(window, units, Optional.of(counted).filter(already -> already != 0)));
  }
}
