package holdfast.publish;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.SyncLevel;
import holdfast.catalog.WindowId;
import holdfast.publish.ListingNumber.Acknowledged;
import holdfast.stock.Outlets;
import holdfast.stock.SkuIndex;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The last net: finds numbers that were not told to stores, and nudges those. At the start that is
 * what changed while nobody was there. A number is right when it was acknowledged for the SKU's
 * newest version; so nothing else needs to be remembered. One store after the other is looked at.
 */
final class PublishSweep extends AbstractBehavior<PublishSweep.Message> {
  /** What the sweep is told. */
  sealed interface Message {}

  private record Tick() implements Message {}

  private record Looked(ChannelId store, Map<String, Long> nudges) implements Message {}

  private record Failed(Throwable cause) implements Message {}

  /**
   * What the sweep works with.
   *
   * @param nudge tells a store the units of some of its listings
   * @param blocking runs the queries of states and index
   */
  record Ports(
      Supplier<StoreBook> stores,
      Supplier<Catalog> catalog,
      ListingStates states,
      SkuIndex index,
      BiConsumer<ChannelId, Map<String, Long>> nudge,
      Executor blocking) {}

  private static final int PER_QUERY = 500;

  private final Ports ports;
  private final ArrayDeque<Store> left = new ArrayDeque<>();
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
    return newReceiveBuilder().onAnyMessage(this::receive).build();
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Tick _ -> {
        if (left.isEmpty()) {
          ports.stores().get().stores().stream()
              .filter(store -> store.syncLevel() == SyncLevel.PUSH)
              .forEach(left::add);
        }
        look();
      }
      case Looked(var store, var nudges) -> {
        isBusy = false;
        if (!nudges.isEmpty()) {
          ports.nudge().accept(store, nudges);
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
    if (isBusy || left.isEmpty()) {
      return;
    }
    isBusy = true;
    var store = left.remove();
    getContext()
        .pipeToSelf(
            StoreSteps.on(ports.blocking(), () -> unfinished(store)),
            (nudges, failure) ->
                failure == null ? new Looked(store.id(), nudges) : new Failed(failure));
  }

  private Map<String, Long> unfinished(Store store) {
    var outlets = new Outlets(ports.catalog().get(), ports.stores().get());
    var numbers = ports.states().read(store.id()).numbers();
    var nudges = new HashMap<String, Long>();
    var page = new ArrayList<Listing>();
    var known = new HashSet<String>();
    for (var listing : outlets.stores().listings(store.id(), Optional.empty()).toList()) {
      known.add(listing.id());
      var own = new WindowId(store.id(), listing.id());
      if (outlets.window(listing).filter(own::equals).isPresent()) {
        page.add(listing);
      }
      if (page.size() == PER_QUERY) {
        nudges.putAll(unfinished(page, numbers));
        page.clear();
      }
    }
    nudges.putAll(unfinished(page, numbers));
    numbers.keySet().stream().filter(id -> !known.contains(id)).forEach(id -> nudges.put(id, 0L));
    return nudges;
  }

  private Map<String, Long> unfinished(List<Listing> page, Map<String, ListingNumber> numbers) {
    var nudges = new HashMap<String, Long>();
    if (page.isEmpty()) {
      return nudges;
    }
    var marks = ports.index().marks(skus(page));
    for (var listing : page) {
      var number = numbers.getOrDefault(listing.id(), ListingNumber.NONE);
      var mark = marks.get(listing.sku().orElseThrow());
      if (mark != null && !isRight(number, listing, mark.version())) {
        nudges.put(listing.id(), mark.available());
      }
    }
    return nudges;
  }

  private static Set<SkuId> skus(List<Listing> page) {
    var skus = new HashSet<SkuId>();
    page.forEach(listing -> listing.sku().ifPresent(skus::add));
    return skus;
  }

  private static boolean isRight(ListingNumber number, Listing listing, long version) {
    return !number.isUnfinished()
        && number
            .acknowledged()
            .filter(shown -> isOf(shown, listing) && shown.version() >= version)
            .isPresent();
  }

  private static boolean isOf(Acknowledged shown, Listing listing) {
    return shown.listingVersion() == listing.version();
  }
}
