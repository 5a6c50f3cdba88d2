package holdfast.publish;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.awaitility.Awaitility;

/** A store's actor with manual time; what its shop answers is prepared by the test. */
final class LivingStore implements AutoCloseable {
  static final Duration RETRY = Duration.ofMillis(1_001);

  final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  final TestProbe<Push> pushes = kit.createTestProbe();
  final TestProbe<StoreReply> replies = kit.createTestProbe();
  final TableInMemory table = new TableInMemory();
  final OneStore directory = new OneStore();
  final List<ChannelId> sweeps = new ArrayList<>();
  final PlainOffers offers = new PlainOffers();
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestClock clock = new TestClock();
  final PreparedShop shop = new PreparedShop(clock, push -> pushes.ref().tell(push));
  private int keys;

  /** The next life of the store. */
  ActorRef<StoreMessage> begin() {
    return kit.spawn(
        StoreEntity.create(
            Windowed.SHOP,
            new StoreContext(
                offers,
                new RememberedNumbers(),
                table,
                directory,
                Catalog::empty,
                Map.of(Platform.WOOCOMMERCE, shop),
                sweeps::add,
                clock,
                () -> 1,
                () -> "key-" + keys++,
                Runnable::run,
                Windowed.SETTINGS,
                new SilentMeter())));
  }

  static StoreMessage nudge() {
    return new StoreMessage.Nudge(Map.of("a", 5L));
  }

  void pass(Duration amount) {
    clock.advance(amount);
    time.timePasses(amount);
  }

  StoreStatus status(ActorRef<StoreMessage> store) {
    store.tell(new StoreMessage.Status(replies.ref()));
    return ((StoreReply.Is) replies.receiveMessage()).status();
  }

  void await(ActorRef<StoreMessage> store, Predicate<StoreStatus> expected) {
    Awaitility.await().until(() -> expected.test(status(store)));
  }

  /** The answer was heard, and all that follows is stored. */
  void awaitUnanswered(ActorRef<StoreMessage> store) {
    await(store, it -> it.unanswered() == 1 && it.callsInFlight() == 0);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }

  static class SilentMeter implements PublishMeter {
    @Override
    public void told(String outcome, int numbers) {}

    @Override
    public void acknowledged(Duration afterNudge) {}

    @Override
    public void stands(ChannelId store, Standing standing) {}

    @Override
    public void left(ChannelId store) {}

    @Override
    public void exposed(long units) {}
  }
}
