package holdfast.order;

import holdfast.stock.SkuReply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * One order or cart of a store: the durable inbox of what the shop says about it, and whoever sees
 * to it that the shelves follow. News is acknowledged when it is in the journal. What a SKU is to
 * be asked is stored before it is asked, and what came of it afterwards; when the entity dies, the
 * next life asks the same again, which has no second effect. It leaves the memory when nothing is
 * under way; what can't be done is tried again when somebody wakes it.
 */
final class OrderEntity extends EventSourcedBehavior<OrderMessage, OrderEvent, Order> {
  /** The first part of every order's persistence id in the journal. */
  static final String ENTITY_TYPE = "order";

  /** How often the pause before the next try is doubled at most. */
  private static final int DOUBLINGS_MAX = 6;

  private final OrderKey key;
  private final OrderContext shared;
  private final ActorContext<OrderMessage> context;
  private final Consumer<ActorRef<OrderMessage>> leave;
  private final Set<Step> asked = new HashSet<>();
  private final Set<Order.PartKey> again = new HashSet<>();
  private final Resolution resolution;
  private final List<Errand> errands;
  private boolean isLeaving;
  private boolean hasAskedToLeave;
  private boolean isRetiring;
  private int failures;

  private OrderEntity(
      OrderKey key,
      OrderContext shared,
      ActorContext<OrderMessage> context,
      Consumer<ActorRef<OrderMessage>> leave) {
    super(PersistenceId.ofUniqueId(ENTITY_TYPE + "|" + key.text()));
    this.key = key;
    this.shared = shared;
    this.context = context;
    this.leave = leave;
    this.resolution = new Resolution(key, shared, context);
    this.errands = Errand.all(key, shared, context);
  }

  /**
   * An order that comes to life.
   *
   * @param leave asks for a {@link OrderMessage.Retire} when there is nothing more to do
   */
  static Behavior<OrderMessage> create(
      OrderKey key, OrderContext shared, Consumer<ActorRef<OrderMessage>> leave) {
    return Behaviors.setup(context -> new OrderEntity(key, shared, context, leave));
  }

  @Override
  public Order emptyState() {
    return Order.NONE;
  }

  @Override
  public EventHandler<Order, OrderEvent> eventHandler() {
    return Order::apply;
  }

  @Override
  public SignalHandler<Order> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(), _ -> context.getSelf().tell(new OrderMessage.Wake()))
        .build();
  }

  @Override
  public CommandHandler<OrderMessage, OrderEvent, Order> commandHandler() {
    return (order, message) -> {
      isLeaving &= !(message instanceof OrderMessage.FromAfar);
      return switch (message) {
        case OrderMessage.Tell(var news, var replyTo) -> tell(order, news, replyTo);
        case OrderMessage.Retry(var replyTo) -> {
          tryAllAgain(order);
          yield reply(order, replyTo, goOn(order));
        }
        case OrderMessage.Ignore ignore -> ignore(order, ignore);
        case OrderMessage.Receive(var receipt, var replyTo) -> receive(order, receipt, replyTo);
        case OrderMessage.Find(var replyTo) -> reply(order, replyTo, goOn(order));
        case OrderMessage.Wake _ -> {
          tryAllAgain(order);
          report(order);
          yield goOn(order);
        }
        case OrderMessage.Answered answered -> answered(order, answered);
        case OrderMessage.AskAgain(var step) -> {
          asked.remove(step);
          yield goOn(order);
        }
        case OrderMessage.Described described -> described(order, described);
        case OrderMessage.Concluded(var events) -> concluded(order, events.apply(order, now()));
        case OrderMessage.GoOn _ -> goOn(order);
        case OrderMessage.Retire _ -> {
          isRetiring = true;
          yield hasAskedToLeave ? goOn(order) : Effect().stop();
        }
      };
    };
  }

  private Effect<OrderEvent, Order> tell(
      Order order, OrderNews news, ActorRef<OrderReply> replyTo) {
    if (order.facts().with(news).equals(order.facts())) {
      return reply(order, replyTo, goOn(order));
    }
    return Effect()
        .persist(new OrderEvent.Heard(now(), news))
        .thenRun(
            after -> {
              replyTo.tell(new OrderReply.Is(reportOf(after)));
              tryAllAgain(after);
              goOnAfter(after);
            });
  }

  private Effect<OrderEvent, Order> ignore(Order order, OrderMessage.Ignore ignore) {
    if (order.version() == 0) {
      return reply(order, ignore.replyTo(), goOn(order));
    }
    return store(
        new OrderEvent.Ignored(ignore.line(), ignore.operator(), ignore.note(), now()),
        ignore.replyTo());
  }

  private Effect<OrderEvent, Order> receive(
      Order order, Receipt.Said said, ActorRef<OrderReply> replyTo) {
    if (order.version() == 0) {
      return reply(order, replyTo, goOn(order));
    }
    return switch (ReceiptRules.decide(order, said)) {
      case ReceiptRules.Verdict.Accepted(var receipt) ->
          store(new OrderEvent.Received(receipt, now()), replyTo);
      case ReceiptRules.Verdict.Known _ -> reply(order, replyTo, goOn(order));
      case ReceiptRules.Verdict.Refused(var why) -> {
        replyTo.tell(why);
        yield goOn(order);
      }
    };
  }

  private Effect<OrderEvent, Order> store(OrderEvent event, ActorRef<OrderReply> replyTo) {
    return Effect()
        .persist(event)
        .thenRun(
            after -> {
              replyTo.tell(new OrderReply.Is(reportOf(after)));
              goOnAfter(after);
            });
  }

  private Effect<OrderEvent, Order> concluded(Order order, Optional<List<OrderEvent>> events) {
    if (events.isEmpty()) {
      scheduled(new OrderMessage.GoOn());
      return Effect().none();
    }
    failures = 0;
    return events.get().isEmpty() ? goOn(order) : store(events.get());
  }

  private Effect<OrderEvent, Order> reply(
      Order order, ActorRef<OrderReply> replyTo, Effect<OrderEvent, Order> effect) {
    replyTo.tell(
        order.version() == 0 ? new OrderReply.Unknown() : new OrderReply.Is(reportOf(order)));
    return effect;
  }

  private void tryAllAgain(Order order) {
    again.addAll(order.stuck());
    resolution.tryAgain(order);
    errands.forEach(errand -> errand.tryAgain(order));
  }

  private Effect<OrderEvent, Order> goOn(Order order) {
    var plan = Plan.of(key, order, shared.shops(), now());
    var events = new ArrayList<>(plan.events());
    for (var line : plan.unmapped()) {
      resolution.resolve(order, line, now()).ifPresent(events::add);
    }
    if (!events.isEmpty()) {
      return store(events);
    }
    order.pending().filter(asked::add).forEach(step -> ask(order, step));
    again.forEach(
        part -> order.toAskAgain(part).filter(asked::add).ifPresent(step -> ask(order, step)));
    again.clear();
    errands.forEach(errand -> errand.goOn(order, plan));
    return rest();
  }

  private Effect<OrderEvent, Order> described(Order order, OrderMessage.Described described) {
    if (!(described.reply() instanceof SkuReply.Seen(var summary, _))) {
      resolution.failed(described.line());
      scheduled(new OrderMessage.GoOn());
      return Effect().none();
    }
    failures = 0;
    return resolution
        .described(order, described.line(), described.sku(), summary.profile(), now())
        .map(event -> store(List.of(event)))
        .orElseGet(() -> goOn(order));
  }

  private void ask(Order order, Step step) {
    context.pipeToSelf(
        shared.skus().apply(step.sku(), StepCommands.of(key, order, step)),
        (told, failure) ->
            new OrderMessage.Answered(
                step, failure == null ? told : new SkuReply.OutcomeUnknown()));
  }

  private Effect<OrderEvent, Order> answered(Order order, OrderMessage.Answered answered) {
    var step = answered.step();
    if (!(answered.reply() instanceof SkuReply.Answered(var answer))) {
      scheduled(new OrderMessage.AskAgain(step));
      return Effect().none();
    }
    failures = 0;
    asked.remove(step);
    return order.awaits(step)
        ? Outcome.of(order, step, answer, now())
            .map(event -> store(List.of(event)))
            .orElseGet(this::rest)
        : goOn(order);
  }

  private void scheduled(OrderMessage message) {
    var pause = shared.retryPause().multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
    failures++;
    context.scheduleOnce(pause, context.getSelf(), message);
  }

  private Effect<OrderEvent, Order> store(List<OrderEvent> events) {
    return Effect().persist(events).thenRun(this::goOnAfter);
  }

  private void goOnAfter(Order after) {
    report(after);
    context.getSelf().tell(new OrderMessage.GoOn());
  }

  /** With nothing under way it leaves the memory. */
  private Effect<OrderEvent, Order> rest() {
    if (!asked.isEmpty()
        || resolution.isUnderWay()
        || errands.stream().anyMatch(Errand::isUnderWay)) {
      return Effect().none();
    }
    if (isRetiring) {
      return Effect().stop();
    }
    if (!isLeaving) {
      isLeaving = true;
      hasAskedToLeave = true;
      leave.accept(context.getSelf());
    }
    return Effect().none();
  }

  private void report(Order order) {
    if (order.version() > 0) {
      shared.feed().reached(key, lastSequenceNumber(context), reportOf(order), now());
    }
  }

  private OrderReport reportOf(Order order) {
    return OrderReport.of(key, order, shared.shops(), now());
  }

  private Instant now() {
    return shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
