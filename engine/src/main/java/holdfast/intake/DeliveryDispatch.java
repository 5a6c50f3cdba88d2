package holdfast.intake;

import holdfast.intake.DeliveryWork.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Sees to it that every delivery that is kept is worked on: those that came to this node as they
 * come, and from the inbox what was left by a stop, did not fit into memory, or was another node's
 * that is gone. One per node; when it dies, the next one finds everything in the inbox.
 */
final class DeliveryDispatch extends AbstractBehavior<DeliveryDispatch.Message> {
  private static final int PER_PAGE = 500;

  /** What the dispatch is told. */
  sealed interface Message {}

  /** A delivery was kept. */
  record Arrived(Ticket ticket) implements Message {}

  /** Those whom deliveries concern can be told now. */
  record Begin() implements Message {}

  private record Poll() implements Message {}

  private record Page(List<Ticket> tickets) implements Message {}

  private record PageFailed(Throwable cause) implements Message {}

  private record Ended(Ticket ticket, Result result) implements Message {}

  private record Again(Ticket ticket) implements Message {}

  private final DeliveryWork work;
  private final DispatchSettings settings;
  private final TimerScheduler<Message> timers;
  private final Lanes lanes;
  private boolean isLoading;

  /** Something waits in the inbox that was not taken for lack of room. */
  private boolean isMoreStored;

  /** Something came after the inbox was asked, and was not taken. */
  private boolean hasMissed;

  private DeliveryDispatch(
      ActorContext<Message> context,
      DeliveryWork work,
      DispatchSettings settings,
      TimerScheduler<Message> timers) {
    super(context);
    this.work = work;
    this.settings = settings;
    this.timers = timers;
    this.lanes = new Lanes(DispatchSettings.HELD_MAX, settings.runningMax());
  }

  /** Waits until it may begin, and then begins with what is in the inbox. */
  static Behavior<Message> create(DeliveryWork work, DispatchSettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new DeliveryDispatch(context, work, settings, timers)));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::receive).build();
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Arrived(var ticket) -> arrived(ticket);
      case Begin _ ->
          timers.startTimerWithFixedDelay(new Poll(), Duration.ZERO, settings.pollInterval());
      case Poll _ -> look();
      case Page(var tickets) -> loaded(tickets);
      case PageFailed(var cause) -> {
        isLoading = false;
        getContext().getLog().warn("the inbox can't be read, will try again: {}", cause.toString());
      }
      case Ended(var ticket, var result) -> ended(ticket, result);
      case Again(var ticket) -> lanes.rested(ticket);
    }
    startWork();
    return this;
  }

  /** One must not overtake those of its lane that are only stored. */
  private void arrived(Ticket ticket) {
    if (isMoreStored || !lanes.hasRoom()) {
      isMoreStored = true;
      hasMissed = true;
    } else {
      lanes.hold(ticket);
    }
  }

  /** Looks through the inbox from its beginning, unless that is under way. */
  private void look() {
    if (!isLoading) {
      isLoading = true;
      hasMissed = false;
      load("");
    }
  }

  private void load(String after) {
    getContext()
        .pipeToSelf(
            page(after),
            (tickets, failure) -> failure == null ? new Page(tickets) : new PageFailed(failure));
  }

  private CompletionStage<List<Ticket>> page(String after) {
    try {
      return CompletableFuture.supplyAsync(
          () -> work.inbox().take(after, PER_PAGE, work.clock().instant()), work.blocking());
    } catch (RuntimeException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void loaded(List<Ticket> tickets) {
    var hadRoom = true;
    for (var ticket : tickets) {
      hadRoom = lanes.hasRoom();
      if (!hadRoom) {
        break;
      }
      lanes.hold(ticket);
    }
    if (hadRoom && tickets.size() == PER_PAGE) {
      load(tickets.getLast().id());
    } else {
      isLoading = false;
      isMoreStored = !hadRoom || hasMissed;
      lookIfThereIsRoom();
    }
  }

  private void lookIfThereIsRoom() {
    if (isMoreStored && lanes.held() <= DispatchSettings.HELD_MAX / 2) {
      look();
    }
  }

  private void ended(Ticket ticket, Result result) {
    switch (result) {
      case Result.Settled _ -> {
        lanes.finished(ticket);
        lookIfThereIsRoom();
      }
      case Result.StorageAway(var why) -> {
        getContext().getLog().warn("delivery {} waits for the storage: {}", ticket.id(), why);
        rest(ticket);
      }
      case Result.InVain(var why) -> failed(ticket.failed(), why);
    }
  }

  private void failed(Ticket ticket, String why) {
    getContext()
        .getLog()
        .warn("delivery {}, attempt {}, was in vain: {}", ticket.id(), ticket.attempts(), why);
    if (ticket.attempts() >= settings.attemptsMax()) {
      getContext().pipeToSelf(work.giveUp(ticket, why), (result, _) -> new Ended(ticket, result));
      return;
    }
    work.inbox().failed(ticket.id(), ticket.attempts(), why);
    rest(ticket);
  }

  private void rest(Ticket ticket) {
    lanes.rests(ticket);
    timers.startSingleTimer(
        ticket.id(), new Again(ticket), settings.pause(Math.max(1, ticket.attempts())));
  }

  private void startWork() {
    for (var ticket : lanes.start()) {
      getContext().pipeToSelf(work.attempt(ticket), (result, _) -> new Ended(ticket, result));
    }
  }
}
