package holdfast.publish;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.stock.Outlets;
import holdfast.stock.SkuIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The last net: finds numbers that were not told to stores, and nudges those. At the start that is
 * what changed while nobody was there. A number is right when it was acknowledged for the SKU's
 * newest version; so nothing else needs to be remembered. One store after the other is looked at.
 * What all of them show together tells how many units could be sold twice.
 */
final class PublishSweep extends AbstractBehavior<PublishSweep.Message> {
  /** What the sweep is told. */
  sealed interface Message {}

  private record Tick() implements Message {}

  private record Looked(Store store, NumbersLook.Found found) implements Message {}

  private record Failed(Throwable cause) implements Message {}

  /**
   * What the sweep works with.
   *
   * @param nudge tells a store the units of some of its listings
   * @param exposed tells a store what it shows beyond what is there for it alone
   * @param blocking runs the queries of states and index
   */
  record Ports(
      Supplier<StoreBook> stores,
      Supplier<Catalog> catalog,
      ListingStates states,
      SkuIndex index,
      BiConsumer<ChannelId, Map<String, Long>> nudge,
      BiConsumer<ChannelId, Exposure> exposed,
      PublishMeter meter,
      Supplier<Instant> now,
      Executor blocking) {}

  private final Ports ports;
  private final ArrayDeque<Store> left = new ArrayDeque<>();
  private Exposures exposures = new Exposures();
  private boolean isBusy;

  private PublishSweep(ActorContext<Message> context, Ports ports) {
    super(context);
    this.ports = ports;
  }

  /** Begins to look, at once and then in intervals. */
  static Behavior<Message> create(Ports ports, Duration interval) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                (TimerScheduler<Message> timers) -> {
                  timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, interval);
                  return new PublishSweep(context, ports);
                }));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onSignal(PostStop.class, _ -> stopped())
        .onAnyMessage(this::receive)
        .build();
  }

  /** Another node may be the one that goes on. */
  private Behavior<Message> stopped() {
    ports.meter().exposed(0);
    return this;
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Tick _ -> {
        if (left.isEmpty() && !isBusy) {
          exposures = new Exposures();
          left.addAll(ports.stores().get().stores());
          look();
        }
      }
      case Looked(var store, var found) -> {
        isBusy = false;
        if (!found.nudges().isEmpty()) {
          ports.nudge().accept(store.id(), found.nudges());
        }
        for (var showing : found.showing()) {
          exposures.add(store.id(), showing.sku(), showing.units(), showing.available());
        }
        look();
      }
      case Failed(var cause) -> {
        isBusy = false;
        left.clear();
        getContext()
            .getLog()
            .warn("stores' numbers can't be swept, will try again: {}", cause.getMessage());
      }
    }
    return this;
  }

  private void look() {
    if (isBusy) {
      return;
    }
    if (left.isEmpty()) {
      end();
      return;
    }
    isBusy = true;
    var store = left.remove();
    var outlets = new Outlets(ports.catalog().get(), ports.stores().get());
    getContext()
        .pipeToSelf(
            StoreSteps.on(
                ports.blocking(),
                () -> new NumbersLook(ports.states(), ports.index(), outlets).at(store)),
            (found, failure) -> failure == null ? new Looked(store, found) : new Failed(failure));
  }

  /** All stores were looked at. */
  private void end() {
    var now = ports.now().get();
    var exposed = exposures.byStore(now);
    for (var store : ports.stores().get().stores()) {
      var none = new Exposure(0, 0, now);
      ports.exposed().accept(store.id(), exposed.getOrDefault(store.id(), none));
    }
    ports.meter().exposed(exposures.units());
  }
}
