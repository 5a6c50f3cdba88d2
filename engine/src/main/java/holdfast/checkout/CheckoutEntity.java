package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * One checkout. It stores what it is about to do, asks all its SKUs at once, each until it has
 * answered, and stores what came of it; so it goes on from phase to phase until it rests, and only
 * then looks at the next command. When it dies, the next life begins with the phase that is in the
 * journal and asks the same questions again, which have no second effect.
 */
final class CheckoutEntity extends EventSourcedBehavior<CheckoutMessage, CheckoutEvent, Checkout> {
  /** The first part of every checkout's persistence id in the journal. */
  static final String ENTITY_TYPE = "checkout";

  /** Calls about one checkout that may wait for it to rest. */
  private static final int WAITING_MAX = 32;

  /** How often one call begins something before it counts as lost to the clock. */
  private static final int BEGINNINGS_MAX = 3;

  private final ReservationId id;
  private final CheckoutContext shared;
  private final ActorContext<CheckoutMessage> context;
  private final TimerScheduler<CheckoutMessage> timers;
  private final Consumer<ActorRef<CheckoutMessage>> leave;
  private final ArrayDeque<CheckoutMessage.Ask> waiting = new ArrayDeque<>();
  private final Map<SkuId, StockCommand> questions = new HashMap<>();
  private final Map<SkuId, Answer> answers = new HashMap<>();
  private Optional<CheckoutAnswer.RefusedBySkus> refusal = Optional.empty();
  private long stepVersion = -1;
  private int beginnings;
  private boolean isLeaving;
  private boolean isRetiring;

  private CheckoutEntity(
      ReservationId id,
      CheckoutContext shared,
      ActorContext<CheckoutMessage> context,
      TimerScheduler<CheckoutMessage> timers,
      Consumer<ActorRef<CheckoutMessage>> leave) {
    super(PersistenceId.ofUniqueId(ENTITY_TYPE + "|" + id));
    this.id = id;
    this.shared = shared;
    this.context = context;
    this.timers = timers;
    this.leave = leave;
  }

  /**
   * A checkout that comes to life.
   *
   * @param leave asks for a {@link CheckoutMessage.Retire} when there is nothing more to do
   */
  static Behavior<CheckoutMessage> create(
      ReservationId id, CheckoutContext shared, Consumer<ActorRef<CheckoutMessage>> leave) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new CheckoutEntity(id, shared, context, timers, leave)));
  }

  @Override
  public Checkout emptyState() {
    return Checkout.NONE;
  }

  @Override
  public EventHandler<Checkout, CheckoutEvent> eventHandler() {
    return Checkout::apply;
  }

  @Override
  public CommandHandler<CheckoutMessage, CheckoutEvent, Checkout> commandHandler() {
    return (checkout, message) -> {
      switch (message) {
        case CheckoutMessage.Ask ask -> enqueue(ask);
        case CheckoutMessage.Told told -> note(told);
        case CheckoutMessage.AskAgain again -> askAgain(again);
        case CheckoutMessage.Wake _ -> report(checkout);
        case CheckoutMessage.GoOn _ -> {}
        case CheckoutMessage.Retire _ -> isRetiring = true;
      }
      if (isRetiring && !isLeaving) {
        return Effect().stop();
      }
      return goOn(checkout);
    };
  }

  @Override
  public SignalHandler<Checkout> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(), _ -> context.getSelf().tell(new CheckoutMessage.Wake()))
        .onSignal(
            PostStop.instance(),
            _ -> waiting.forEach(ask -> ask.replyTo().tell(new CheckoutReply.OutcomeUnknown())))
        .build();
  }

  private void enqueue(CheckoutMessage.Ask ask) {
    if (waiting.size() < WAITING_MAX) {
      waiting.add(ask);
    } else {
      ask.replyTo().tell(new CheckoutReply.Busy());
    }
  }

  private Effect<CheckoutEvent, Checkout> goOn(Checkout checkout) {
    if (checkout.phase().isUnderWay()) {
      return step(checkout);
    }
    if (checkout.isDue(now())) {
      return store(new CheckoutEvent.GivenUp(CheckoutEvent.Why.EXPIRED));
    }
    while (!waiting.isEmpty()) {
      var command = waiting.element().command();
      if (beginnings > 0 && isAnswered(checkout, command)) {
        continue;
      }
      switch (CheckoutRules.decide(checkout, command, now())) {
        case CheckoutRules.Verdict.Say(var answer) -> answer(new CheckoutReply.Answered(answer));
        case CheckoutRules.Verdict.Begin(var event) -> {
          beginnings++;
          return store(event);
        }
      }
    }
    return rest(checkout);
  }

  /** What is over leaves the memory; an id that nobody ever used, too. */
  private Effect<CheckoutEvent, Checkout> rest(Checkout checkout) {
    if (isRetiring) {
      return Effect().stop();
    }
    if (checkout.phase() == Checkout.Phase.HELD) {
      armTimer(checkout);
    } else if (!isLeaving) {
      isLeaving = true;
      leave.accept(context.getSelf());
    }
    return Effect().none();
  }

  /** Answers what has begun before, unless time went by too fast for it. */
  private boolean isAnswered(Checkout checkout, CheckoutCommand command) {
    if (refusal.isPresent()) {
      answer(new CheckoutReply.Answered(refusal.get().at(checkout.version())));
    } else if (CheckoutRules.isDone(checkout, command)) {
      answer(new CheckoutReply.Answered(new CheckoutAnswer.CheckoutIs(checkout, false)));
    } else if (beginnings == BEGINNINGS_MAX) {
      answer(new CheckoutReply.OutcomeUnknown());
    } else {
      return false;
    }
    return true;
  }

  private void answer(CheckoutReply reply) {
    waiting.remove().replyTo().tell(reply);
    refusal = Optional.empty();
    beginnings = 0;
  }

  private Effect<CheckoutEvent, Checkout> step(Checkout checkout) {
    if (stepVersion != checkout.version()) {
      stepVersion = checkout.version();
      answers.clear();
      questions.clear();
      questions.putAll(Step.questions(id, checkout));
      questions.keySet().forEach(this::ask);
    }
    if (answers.size() < questions.size()) {
      return Effect().none();
    }
    if (checkout.phase() == Checkout.Phase.RESERVING) {
      refusal = Step.refusal(checkout, answers);
    }
    return store(Step.outcome(checkout, answers));
  }

  private void ask(SkuId sku) {
    var version = stepVersion;
    var question = questions.get(sku);
    if (question != null) {
      context.pipeToSelf(
          shared.skus().apply(sku, question),
          (reply, failure) ->
              new CheckoutMessage.Told(
                  version, sku, failure == null ? reply : new SkuReply.OutcomeUnknown()));
    }
  }

  private void note(CheckoutMessage.Told told) {
    if (told.version() == stepVersion) {
      if (told.reply() instanceof SkuReply.Answered(var answer)) {
        answers.put(told.sku(), answer);
      } else {
        context.scheduleOnce(
            shared.retryPause(),
            context.getSelf(),
            new CheckoutMessage.AskAgain(told.version(), told.sku()));
      }
    }
  }

  private void askAgain(CheckoutMessage.AskAgain again) {
    if (again.version() == stepVersion) {
      ask(again.sku());
    }
  }

  private Effect<CheckoutEvent, Checkout> store(CheckoutEvent event) {
    return Effect()
        .persist(event)
        .thenRun(
            after -> {
              report(after);
              context.getSelf().tell(new CheckoutMessage.GoOn());
            });
  }

  private void report(Checkout checkout) {
    if (checkout.version() > 0) {
      shared.feed().reached(id, lastSequenceNumber(context), checkout, now());
    }
  }

  /** Timers run on another clock than deadlines: when that one was set back, it is set again. */
  private void armTimer(Checkout checkout) {
    var left = Duration.between(now(), checkout.expiresAt()).plusMillis(1);
    timers.startSingleTimer(new CheckoutMessage.GoOn(), left);
  }

  private Instant now() {
    return shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
