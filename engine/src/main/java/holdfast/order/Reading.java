package holdfast.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Asks the shop what it did not say: what became of an edited order, and what was refunded. What it
 * answers is news like any other. When it can't be asked that is a trouble of the whole order, for
 * a person to see; all else goes on.
 */
final class Reading implements Errand {
  /** How often a shop that can't be reached is asked before that is left to the sweep. */
  private static final int TRIES_MAX = 5;

  private final OrderKey key;
  private final OrderContext shared;
  private final ActorContext<OrderMessage> context;
  private boolean isUnderWay;
  private boolean isDone;
  private int tries;

  Reading(OrderKey key, OrderContext shared, ActorContext<OrderMessage> context) {
    this.key = key;
    this.shared = shared;
    this.context = context;
  }

  @Override
  public void tryAgain(Order order) {
    isDone = false;
    tries = 0;
  }

  @Override
  public void goOn(Order order, Plan plan) {
    if (isUnderWay || isDone || order.isIgnored(Order.WHOLE)) {
      return;
    }
    if (order.facts().isStale()) {
      ask(
          shared.desk().snapshot(key),
          read -> read.<OrderNews>map(OrderNews.Seen::new).stream().toList());
    } else if (!order.facts().unreadRefunds().isEmpty()) {
      ask(
          shared.desk().refunds(key),
          read -> read.stream().<OrderNews>map(OrderNews.Refunded::new).toList());
    }
  }

  private <T> void ask(
      CompletionStage<DeskAnswer<T>> question, Function<T, List<OrderNews>> translated) {
    isUnderWay = true;
    tries++;
    context.pipeToSelf(
        question,
        (answer, failure) ->
            new OrderMessage.Concluded(
                (order, now) ->
                    concluded(
                        order,
                        failure == null
                            ? answer
                            : new DeskAnswer.Unreachable<T>(String.valueOf(failure)),
                        translated,
                        now)));
  }

  private <T> Optional<List<OrderEvent>> concluded(
      Order order, DeskAnswer<T> answer, Function<T, List<OrderNews>> translated, Instant now) {
    isUnderWay = false;
    if (answer instanceof DeskAnswer.Unreachable<T> && tries < TRIES_MAX) {
      return Optional.empty();
    }
    return Optional.of(
        switch (answer) {
          case DeskAnswer.Done<T>(var read) -> heard(order, translated.apply(read), now);
          case DeskAnswer.Refused<T>(var why) -> troubled(order, "the shop: " + why, now);
          case DeskAnswer.Unreachable<T>(var why) ->
              troubled(order, "the shop can't be reached: " + why, now);
          case DeskAnswer.NotConnected<T> _ ->
              troubled(order, "the store has no connector yet", now);
        });
  }

  private List<OrderEvent> heard(Order order, List<OrderNews> news, Instant now) {
    var events = new ArrayList<OrderEvent>();
    var facts = order.facts();
    for (var piece : news) {
      if (!facts.with(piece).equals(facts)) {
        facts = facts.with(piece);
        events.add(new OrderEvent.Heard(now, piece));
      }
    }
    return events.isEmpty() ? troubled(order, "the shop's answer does not show it", now) : events;
  }

  private List<OrderEvent> troubled(Order order, String why, Instant now) {
    isDone = true;
    var reason = order.facts().isStale() ? Trouble.Reason.STALE : Trouble.Reason.REFUNDS_UNREAD;
    var trouble = new Trouble(reason, now, why);
    var before = Optional.ofNullable(order.troubles().get(Order.WHOLE));
    return before.filter(trouble::isAs).isPresent()
        ? List.of()
        : List.of(new OrderEvent.Troubled(Order.WHOLE, Optional.empty(), trouble));
  }

  @Override
  public boolean isUnderWay() {
    return isUnderWay;
  }
}
