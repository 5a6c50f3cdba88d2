package holdfast.order;

import holdfast.allocation.Conflict;
import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.Movement;
import holdfast.stock.Oversell;
import holdfast.stock.ReportedSale;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Has the shop cancel what was oversold, where the policy says so. The SKUs are asked first whether
 * units are missing still; what the shop is to be asked is stored before it is asked, and asked
 * again under the same id until it answers. What it won't do is for a person to decide.
 */
final class Settling implements Errand {
  /** How often a shop that can't be reached is asked before that is left to the sweep. */
  private static final int TRIES_MAX = 5;

  /** Who decided, when a shop would not. */
  private static final String OPERATOR = "holdfast";

  /** Longest reason of a decision, in characters. */
  private static final int REASON_MAX = 200;

  private final OrderKey key;
  private final OrderContext shared;
  private final ActorContext<OrderMessage> context;
  private final Set<String> toCheck = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private int underWay;
  private int tries;

  Settling(OrderKey key, OrderContext shared, ActorContext<OrderMessage> context) {
    this.key = key;
    this.shared = shared;
    this.context = context;
  }

  @Override
  public void tryAgain(Order order) {
    tries = 0;
    asked.clear();
    order.parts().values().stream()
        .filter(part -> part.oversold() > 0)
        .forEach(part -> toCheck.add(part.line()));
  }

  @Override
  public void goOn(Order order, Plan plan) {
    if (underWay > 0) {
      return;
    }
    order.cancellations().open().filter(open -> asked.add(open.id())).forEach(this::ask);
    if (underWay == 0) {
      toCheck.stream().findFirst().ifPresent(line -> check(order, line));
    }
  }

  private void check(Order order, String line) {
    toCheck.remove(line);
    var replies = new HashMap<SkuId, CompletableFuture<SkuReply>>();
    for (var part : order.parts().values()) {
      if (part.line().equals(line) && part.oversold() > 0 && part.pending().isEmpty()) {
        var sale = part.sale().orElseThrow();
        replies.put(
            part.sku(),
            shared
                .skus()
                .apply(part.sku(), StepCommands.of(key, order, sale))
                .toCompletableFuture());
      }
    }
    underWay++;
    context.pipeToSelf(
        CompletableFuture.allOf(replies.values().toArray(CompletableFuture[]::new)),
        (_, _) ->
            new OrderMessage.Concluded(
                (after, now) -> {
                  underWay--;
                  return Optional.of(decided(order, after, line, oversells(replies), now));
                }));
  }

  /**
   * What the order heard meanwhile may have been that the shop has cancelled: then it starts anew.
   */
  private List<OrderEvent> decided(
      Order before, Order order, String line, Map<SkuId, Oversell> oversells, Instant now) {
    if (order.version() != before.version()) {
      toCheck.add(line);
      return List.of();
    }
    return SettlementRules.next(key, order, line, oversells, shared.settlement(), now)
        .<List<OrderEvent>>map(next -> List.of(new OrderEvent.CancelAsking(next)))
        .orElse(List.of());
  }

  private static Map<SkuId, Oversell> oversells(Map<SkuId, CompletableFuture<SkuReply>> replies) {
    var oversells = new HashMap<SkuId, Oversell>();
    replies.forEach(
        (sku, reply) -> {
          if (!reply.isCompletedExceptionally()
              && reply.join() instanceof SkuReply.Answered(Answer.ReservationIs is)) {
            is.reservation()
                .sale()
                .flatMap(ReportedSale::oversell)
                .ifPresent(oversell -> oversells.put(sku, oversell));
          }
        });
    return oversells;
  }

  private void ask(Cancellation cancellation) {
    underWay++;
    tries++;
    context.pipeToSelf(
        shared.desk().cancel(key, cancellation),
        (answer, failure) ->
            new OrderMessage.Concluded(
                (order, now) ->
                    answered(
                        order,
                        cancellation,
                        failure == null
                            ? answer
                            : new DeskAnswer.Unreachable<>(String.valueOf(failure)),
                        now)));
  }

  private Optional<List<OrderEvent>> answered(
      Order order, Cancellation cancellation, DeskAnswer<?> answer, Instant now) {
    underWay--;
    return switch (answer) {
      case DeskAnswer.Done<?> _ ->
          Optional.of(answer(cancellation, Cancellation.Outcome.DONE, "", now));
      case DeskAnswer.Unreachable<?> _ -> {
        if (tries >= TRIES_MAX) {
          yield Optional.of(List.of());
        }
        asked.remove(cancellation.id());
        yield Optional.empty();
      }
      case DeskAnswer.Refused<?>(var why) ->
          handOver(order, cancellation, Cancellation.Outcome.REFUSED, why);
      case DeskAnswer.NotConnected<?> _ ->
          handOver(
              order,
              cancellation,
              Cancellation.Outcome.NOT_CONNECTED,
              "the store has no connector yet");
    };
  }

  private static List<OrderEvent> answer(
      Cancellation cancellation, Cancellation.Outcome outcome, String why, Instant now) {
    return List.of(
        new OrderEvent.CancelAnswered(
            cancellation.id(), new Cancellation.Answer(outcome, why, now)));
  }

  /** The SKUs note that a person decides; only then it counts as answered. */
  private Optional<List<OrderEvent>> handOver(
      Order order, Cancellation cancellation, Cancellation.Outcome outcome, String why) {
    underWay++;
    var note = new Movement.Note(Optional.of(fitting(why)), Optional.of(OPERATOR));
    var told =
        cancellation.units().stream()
            .flatMap(
                units ->
                    order.parts().values().stream()
                        .filter(part -> part.line().equals(units.line()) && part.oversold() > 0))
            .map(
                part ->
                    shared
                        .skus()
                        .apply(
                            part.sku(),
                            new StockCommand.Resolve(
                                StepIds.sale(key, part.line()), Conflict.REVIEW, note))
                        .toCompletableFuture())
            .toList();
    CompletionStage<Void> all = CompletableFuture.allOf(told.toArray(CompletableFuture[]::new));
    context.pipeToSelf(
        all,
        (_, _) ->
            new OrderMessage.Concluded(
                (_, now) -> {
                  underWay--;
                  if (told.stream().allMatch(Settling::isAnswered)) {
                    return Optional.of(answer(cancellation, outcome, why, now));
                  }
                  asked.remove(cancellation.id());
                  return Optional.empty();
                }));
    return Optional.of(List.of());
  }

  private static boolean isAnswered(CompletableFuture<SkuReply> reply) {
    return !reply.isCompletedExceptionally() && reply.join() instanceof SkuReply.Answered;
  }

  private static String fitting(String why) {
    return why.length() <= REASON_MAX ? why : why.substring(0, REASON_MAX);
  }

  @Override
  public boolean isUnderWay() {
    return underWay > 0;
  }
}
