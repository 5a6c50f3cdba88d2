package holdfast.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a SKU decides: commands in, events and answers out. Pure; each kind of command has its own
 * file of rules.
 */
public final class StockRules {
  private static final Decision UNKNOWN_SKU = Decision.refused(new Refusal.UnknownSku());
  private static final Decision OWNS_NO_STOCK = Decision.refused(new Refusal.OwnsNoStock());

  private StockRules() {}

  /**
   * What a batch of commands leads to.
   *
   * @param committed all events, to be stored as one; has none when nothing changed
   * @param answers one per command, in order; not to be given before {@code committed} is stored
   * @param stock the state after {@code committed}
   */
  public record Outcome(StockEvent.Committed committed, List<Answer> answers, Stock stock) {}

  /**
   * Decides commands together, in order: each sees what those before it did. First of all, whatever
   * is due expires, so that its units can be granted, and a new allocation period begins if it is
   * time. Before each command, units that have become free go to the oldest oversold sales. Last,
   * what has outlived its retention is forgotten.
   */
  public static Outcome decide(Stock stock, List<StockCommand> commands, Moment moment) {
    var draft = new Draft(stock, moment);
    stock
        .reservations()
        .due(moment.now(), moment.limits().expiredPerBatchMax())
        .forEach(id -> draft.record(new StockEvent.Expired(id)));
    WindowRules.due(stock, moment).forEach(draft::record);
    var answers = new ArrayList<Answer>(commands.size());
    for (var command : commands) {
      draft.expireWhatItNames(command);
      PeriodRules.due(draft.stock, moment).ifPresent(draft::record);
      WindowRules.due(draft.stock, moment).forEach(draft::record);
      draft.settle();
      var decision = decide(draft.stock, command, moment);
      decision.events().forEach(draft::record);
      answers.add(decision.answer().apply(draft.stock));
    }
    draft.settle();
    draft.forget();
    return new Outcome(
        new StockEvent.Committed(moment.now(), List.copyOf(draft.events)), answers, draft.stock);
  }

  /** What a reservation would be answered at this moment: the same decision, taking nothing. */
  static Answer consider(Stock stock, StockCommand.Reserve command, Moment moment) {
    return decide(stock, List.of(command), moment).answers().getFirst();
  }

  private static Decision decide(Stock stock, StockCommand command, Moment moment) {
    return switch (command) {
      case StockCommand.Define(var profile) -> define(stock, profile);
      case StockCommand.Move move ->
          ofUnits(stock, () -> MovementRules.decide(stock, move, moment));
      case StockCommand.Rebalance rebalance ->
          ofUnits(stock, () -> PeriodRules.rebalance(stock, rebalance, moment));
      case StockCommand.TakeNote note ->
          ofUnits(stock, () -> PeriodRules.takeNote(stock, note, moment));
      case StockCommand.OnWindow onWindow ->
          stock.profile().isEmpty() ? UNKNOWN_SKU : WindowRules.decide(stock, onWindow, moment);
      case StockCommand.OnReservation onReservation ->
          ofUnits(stock, () -> ReservationRules.decide(stock, onReservation, moment));
    };
  }

  private static Decision ofUnits(Stock stock, Supplier<Decision> rule) {
    if (stock.profile().isEmpty()) {
      return UNKNOWN_SKU;
    }
    return stock.profile().get().kind() == SkuProfile.Kind.BUNDLE ? OWNS_NO_STOCK : rule.get();
  }

  private static Decision define(Stock stock, SkuProfile profile) {
    if (profile.kind() == SkuProfile.Kind.BUNDLE && stock.hasUnits()) {
      return Decision.refused(new Refusal.HasStock());
    }
    var isKnown = stock.profile().filter(profile::equals).isPresent();
    return new Decision(
        isKnown ? List.of() : List.of(new StockEvent.Defined(profile)),
        after -> new Answer.SkuIs(profile, stock.profile().isEmpty(), after.version()));
  }

  /** The state and the events of a batch while it is being decided. */
  private static final class Draft {
    private final List<StockEvent> events = new ArrayList<>();
    private final Moment moment;
    private Stock stock;
    private int received;

    private Draft(Stock stock, Moment moment) {
      this.stock = stock;
      this.moment = moment;
    }

    private void record(StockEvent event) {
      if (event instanceof StockEvent.Moved(_, Movement.Receipt receipt, _, _)) {
        received += receipt.quantity();
      }
      stock = stock.apply(event, moment.now());
      events.add(event);
    }

    /**
     * The bound on expiries per batch must not let a command find its own reservation alive after
     * the deadline.
     */
    private void expireWhatItNames(StockCommand command) {
      if (command instanceof StockCommand.OnReservation onReservation) {
        stock
            .reservation(onReservation.id())
            .filter(reservation -> reservation.isDue(moment.now()))
            .ifPresent(due -> record(new StockEvent.Expired(due.id())));
      }
    }

    /** What is free goes to whom units were sold without being there; what arrived repays loans. */
    private void settle() {
      for (var fill : OversellRules.fills(stock, moment)) {
        record(fill);
        received -= fill.units();
      }
      if (received > 0) {
        OversellRules.repayments(stock, received).forEach(this::record);
      }
      received = 0;
    }

    private void forget() {
      var limits = moment.limits();
      var outlived = moment.now().minus(limits.retention());
      var surplus = stock.finished().size() - limits.rememberedMax();
      var count = 0;
      for (var item : stock.finished().values()) {
        if (count >= surplus && item.at().isAfter(outlived)) {
          break;
        }
        count++;
      }
      if (count > 0) {
        record(new StockEvent.Forgotten(count));
      }
    }
  }
}
