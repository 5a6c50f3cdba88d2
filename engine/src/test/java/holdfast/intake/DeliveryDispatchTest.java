package holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.ShopApi;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.SyncLevel;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.shop.ShopNews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: every delivery comes to an end, in the order of its lane, however often somebody fails.
 * Method: a real actor with manual time; an inbox in memory and recipients that fail when told.
 */
class DeliveryDispatchTest {
  private static final ChannelId SHOP = new ChannelId("shop");
  private static final Duration LONG = Duration.ofSeconds(100);
  private static final DispatchSettings SETTINGS =
      new DispatchSettings(2, 3, Duration.ofSeconds(1), Duration.ofSeconds(10), LONG);

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<String> heard = kit.createTestProbe();
  private final Memory inbox = new Memory(heard.ref());
  private final Map<String, Integer> failures = new TreeMap<>();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private ActorRef<DeliveryDispatch.Message> begin() {
    var work =
        new DeliveryWork(
            inbox,
            (_, delivery, _) ->
                List.of(
                    new ShopNews.OfOrder(
                        OrderKey.order(SHOP, delivery.id()), new OrderNews.Deleted())),
            new FailingRecipients(),
            () -> StoreBook.empty().with(store()),
            (_, _, _) -> {},
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            Runnable::run);
    var dispatch = kit.spawn(DeliveryDispatch.create(work, SETTINGS));
    dispatch.tell(new DeliveryDispatch.Begin());
    time.timePasses(Duration.ofMillis(1));
    return dispatch;
  }

  private static Store store() {
    return new Store(
        SHOP,
        "Shop",
        Optional.empty(),
        Platform.SHOPIFY,
        Optional.of("one.myshopify.com"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ShopApi.USUAL,
        RestockAuthority.SUPPLIER,
        false,
        Optional.empty(),
        Map.of(),
        SyncLevel.PUSH,
        Optional.empty(),
        OnDrift.CORRECT,
        false,
        1);
  }

  @Test
  void whatWasLeftGoesFirstAndWhatComesGoesOn() {
    inbox.put("1", "a");
    inbox.put("2", "a");
    var dispatch = begin();
    heard.expectMessage("1 DONE 0");
    heard.expectMessage("2 DONE 0");
    dispatch.tell(new DeliveryDispatch.Arrived(inbox.put("3", "a")));
    heard.expectMessage("3 DONE 0");
  }

  @Test
  void oneThatFailsIsTriedAgainAndThenLookedAtWhileOthersGoOn() {
    failures.put("1", 99);
    var dispatch = begin();
    dispatch.tell(new DeliveryDispatch.Arrived(inbox.put("1", "a")));
    dispatch.tell(new DeliveryDispatch.Arrived(inbox.put("2", "a")));
    heard.expectMessage("1 failed 1");
    dispatch.tell(new DeliveryDispatch.Arrived(inbox.put("3", "b")));
    heard.expectMessage("3 DONE 0");
    time.timePasses(Duration.ofSeconds(1));
    heard.expectMessage("1 failed 2");
    time.timePasses(Duration.ofSeconds(1));
    heard.expectNoMessage(Duration.ZERO);
    time.timePasses(Duration.ofSeconds(1));
    heard.expectMessage("1 REVIEW 3");
    heard.expectMessage("2 DONE 0");
  }

  @Test
  void oneThatFailsOnceGoesOnBeforeThoseBehindIt() {
    failures.put("1", 1);
    var dispatch = begin();
    dispatch.tell(new DeliveryDispatch.Arrived(inbox.put("1", "a")));
    dispatch.tell(new DeliveryDispatch.Arrived(inbox.put("2", "a")));
    heard.expectMessage("1 failed 1");
    time.timePasses(Duration.ofSeconds(1));
    heard.expectMessage("1 DONE 1");
    heard.expectMessage("2 DONE 0");
  }

  @Test
  void whileTheStorageIsAwayNothingIsCounted() {
    inbox.put("1", "a");
    inbox.isAway = true;
    var dispatch = begin();
    dispatch.tell(new DeliveryDispatch.Arrived(new Ticket("1", "a", 0)));
    for (int seconds = 0; seconds < 10; seconds++) {
      time.timePasses(Duration.ofSeconds(1));
    }
    heard.expectNoMessage(Duration.ZERO);
    inbox.isAway = false;
    time.timePasses(Duration.ofSeconds(1));
    heard.expectMessage("1 DONE 0");
  }

  @Test
  void whatNobodyToldOfIsFoundByLooking() {
    begin();
    inbox.put("1", "a");
    time.timePasses(LONG);
    heard.expectMessage("1 DONE 0");
  }

  @Test
  void moreThanOnePageIsTakenInOrder() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 1_200; i++) {
      var id = "%05d".formatted(i);
      inbox.put(id, "a");
      ids.add(id);
    }
    begin();
    for (var id : ids) {
      heard.expectMessage(id + " DONE 0");
    }
    assertThat(inbox.take("", 10, Instant.EPOCH)).isEmpty();
  }

  /** Fails as often as it is told to. */
  private final class FailingRecipients implements Recipients {
    @Override
    public CompletionStage<Optional<String>> tell(OrderKey order, OrderNews news) {
      return failures.merge(order.number(), -1, Integer::sum) >= 0
          ? CompletableFuture.failedFuture(new IllegalStateException("away"))
          : CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news) {
      return CompletableFuture.completedFuture(Optional.of("nobody listens"));
    }
  }

  /** An inbox in memory that tells what is written. */
  private static final class Memory implements DeliveryInbox {
    private final ActorRef<String> written;
    private final TreeMap<String, Ticket> tickets = new TreeMap<>();
    private volatile boolean isAway;

    Memory(ActorRef<String> written) {
      this.written = written;
    }

    synchronized Ticket put(String id, String lane) {
      var ticket = new Ticket(id, lane, 0);
      tickets.put(id, ticket);
      return ticket;
    }

    private void check() {
      if (isAway) {
        throw new IllegalStateException("the storage is away");
      }
    }

    @Override
    public CompletionStage<Kept> keep(Arrival arrival) {
      throw new UnsupportedOperationException();
    }

    @Override
    public synchronized CompletionStage<Void> settle(String id, Outcome outcome) {
      check();
      tickets.remove(id);
      written.tell("%s %s %d".formatted(id, outcome.state(), outcome.attempts()));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> failed(String id, int attempts, String why) {
      written.tell("%s failed %d".formatted(id, attempts));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized Optional<Waiting> waiting(String id) {
      check();
      return Optional.ofNullable(tickets.get(id)).map(ticket -> waiting(ticket));
    }

    private static Waiting waiting(Ticket ticket) {
      var delivered =
          new Delivered(
              ticket.id(),
              SHOP,
              Platform.SHOPIFY,
              "orders/delete",
              Optional.empty(),
              Optional.empty(),
              Optional.of(ticket.lane()),
              Optional.empty(),
              Optional.empty(),
              Instant.EPOCH,
              2,
              "",
              0,
              DeliveryState.RECEIVED,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              ticket.attempts(),
              Optional.empty(),
              Optional.empty());
      return new Waiting(delivered, new StoredBody(StoredBody.Form.JSON, "{}"));
    }

    @Override
    public synchronized List<Ticket> take(String after, int most, Instant now) {
      check();
      return tickets.tailMap(after, false).values().stream().limit(most).toList();
    }
  }
}
