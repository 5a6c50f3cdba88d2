package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import holdfast.allocation.PublishingRule;
import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import holdfast.catalog.WindowId;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: numbers that reach a store in another way than by a push are known to the SKUs that keep
 * record of their windows, and then to the store, or to neither. Method: real sharding on one node.
 */
class StoresTest {
  private static final WindowId WINDOW = new WindowId(Windowed.SHOP, "a");

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseResources("cluster-of-one.conf")
              .withFallback(ActorTestKit.applicationTestConfig()));
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private final Table table = new Table();
  private final Skus skus = new Skus();
  private final TestClock clock = new TestClock();
  private final Stores stores = start();

  private Stores start() {
    var cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    Awaitility.await().until(() -> cluster.selfMember().status().equals(MemberStatus.up()));
    return Stores.start(
        kit.system(),
        new StoreContext(
            skus,
            new RememberedNumbers(),
            table,
            new OneStore(),
            Catalog::empty,
            Map.of(Platform.WOOCOMMERCE, new PreparedShop(clock, _ -> {})),
            _ -> {},
            clock,
            () -> 1,
            () -> "key",
            Runnable::run,
            Windowed.SETTINGS,
            new LivingStore.SilentMeter()),
        Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private StoreReply takeOver(boolean isGuarded) {
    var number =
        new HandedOver("a", Windowed.sku("a"), 6, PublishingRule.ENTITLEMENT, isGuarded, 3, 1);
    return stores.takeOver(Windowed.SHOP, List.of(number)).toCompletableFuture().join();
  }

  private NumberView number() {
    var reply =
        stores
            .numbers(Windowed.SHOP, Optional.empty(), 10, Optional.empty())
            .toCompletableFuture()
            .join();
    return ((StoreReply.Numbers) reply).numbers().getFirst();
  }

  @Test
  void whatWasHandedOverIsShownAndStored() {
    assertThat(takeOver(false)).isEqualTo(new StoreReply.Done());

    assertThat(number().state()).isEqualTo(NumberView.State.SHOWN);
    assertThat(number().acknowledged())
        .contains(new ListingNumber.Acknowledged(6, 3, 1, clock.instant()));
    assertThat(table.number()).matches(ListingNumber::isShown);
    assertThat(steps).containsExactly("stored 6 for 3");
  }

  /** A crash between the two leaves a SKU that knows too much, never one that knows too little. */
  @Test
  void aSkuThatKeepsRecordIsToldBeforeItIsStored() {
    assertThat(takeOver(true)).isEqualTo(new StoreReply.Done());

    assertThat(steps).containsExactly("told 6 for 3", "stored 6 for 8");
    assertThat(number().acknowledged().map(ListingNumber.Acknowledged::version)).contains(8L);
  }

  @Test
  void whatTheSkuCouldNotTakeNoteOfIsNotStored() {
    skus.isAway = true;

    assertThat(takeOver(true)).isEqualTo(new StoreReply.OutcomeUnknown());
    assertThat(steps).isEmpty();
    assertThat(number().state()).isEqualTo(NumberView.State.UNTOLD);

    skus.isAway = false;
    assertThat(takeOver(true)).isEqualTo(new StoreReply.Done());
  }

  @Test
  void whatCouldNotBeStoredIsUnknownAndMayBeHandedOverAgain() {
    table.isAway = true;
    assertThat(takeOver(true)).isEqualTo(new StoreReply.OutcomeUnknown());
    table.isAway = false;
    assertThat(takeOver(true)).isEqualTo(new StoreReply.Done());
    assertThat(steps).containsExactly("told 6 for 3", "told 6 for 3", "stored 6 for 8");
  }

  @Test
  void whoIsNoWindowIsOfferedNothing() {
    var listings = List.of(Windowed.listing("a", 1), Windowed.listing("unknown", 1));
    var offers = stores.offers(listings).toCompletableFuture().join();

    assertThat(offers).containsOnlyKeys("a");
  }

  /** Where numbers stand, in memory, unless it is away. */
  private final class Table implements ListingStates {
    private final TableInMemory inner = new TableInMemory();
    private volatile boolean isAway;

    ListingNumber number() {
      return inner.number("a");
    }

    @Override
    public Stored read(ChannelId store) {
      return inner.read(store);
    }

    @Override
    public void write(ChannelId store, Map<String, ListingNumber> numbers) {
      if (isAway) {
        throw new IllegalStateException("the database is away");
      }
      inner.write(store, numbers);
      numbers
          .values()
          .forEach(
              it -> {
                var shown = it.acknowledged().orElseThrow();
                steps.add("stored %d for %d".formatted(shown.units(), shown.version()));
              });
    }

    @Override
    public void forget(ChannelId store, String listing) {
      inner.forget(store, listing);
    }

    @Override
    public void close(ChannelId store, Optional<Closure> closure) {
      inner.close(store, closure);
    }
  }

  /** SKUs that keep record of their windows; being told makes another version of them. */
  private final class Skus implements Offers {
    private volatile boolean isAway;

    @Override
    public CompletionStage<OfferAnswer> offer(SkuId sku, WindowId window) {
      return CompletableFuture.completedFuture(
          new OfferAnswer.Offered(6, PublishingRule.ENTITLEMENT, Optional.empty(), true, 3));
    }

    @Override
    public CompletionStage<Long> acknowledge(SkuId sku, WindowId window, long units, long offer) {
      assertThat(window).isEqualTo(WINDOW);
      if (isAway) {
        return CompletableFuture.failedFuture(new IllegalStateException("the SKU is away"));
      }
      steps.add("told %d for %d".formatted(units, offer));
      return CompletableFuture.completedFuture(offer + 5);
    }

    @Override
    public CompletionStage<Void> observe(SkuId sku, WindowId window, long units, long offer) {
      throw new AssertionError("nothing is read");
    }

    @Override
    public CompletionStage<Void> withdraw(SkuId sku, WindowId window) {
      throw new AssertionError("nothing is gone");
    }
  }
}
