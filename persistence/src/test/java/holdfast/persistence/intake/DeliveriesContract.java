package holdfast.persistence.intake;

import static holdfast.persistence.intake.InboxNode.NOW;
import static holdfast.persistence.intake.InboxNode.SHOP;
import static holdfast.persistence.intake.InboxNode.TOOK;
import static holdfast.persistence.intake.InboxNode.arrival;
import static holdfast.persistence.intake.InboxNode.join;
import static holdfast.persistence.intake.InboxNode.shopify;
import static holdfast.persistence.intake.InboxNode.woo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import holdfast.intake.Arrival;
import holdfast.intake.Delivered;
import holdfast.intake.DeliveryInbox.Kept;
import holdfast.intake.DeliveryLog.Filter;
import holdfast.intake.DeliveryState;
import holdfast.intake.ReviewEntry;
import holdfast.intake.ReviewQueue;
import holdfast.intake.ReviewReason;
import holdfast.intake.Ticket;
import holdfast.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deliveries are kept once, worked on, looked at and removed, whatever the database is. */
abstract class DeliveriesContract {
  private static final Filter ALL =
      new Filter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final ReviewQueue.Filter OPEN =
      new ReviewQueue.Filter(Optional.empty(), Optional.empty(), ReviewEntry.State.OPEN);
  private static final ReviewQueue.Filter IGNORED =
      new ReviewQueue.Filter(Optional.empty(), Optional.empty(), ReviewEntry.State.IGNORED);

  abstract TestDatabase database();

  private InboxNode node() {
    return node("here", 1_000_000);
  }

  private InboxNode node(String name, long sizeMax) {
    return InboxNode.open(database(), name, sizeMax);
  }

  @Test
  void whatIsKeptIsThereAfterARestart() {
    var body = "{\"name\":\"Größe 🎈 \\u0000 \0 \ud800\"}" + " ".repeat(100_000);
    String id;
    try (var node = node()) {
      id = node.keep(shopify("w-1", body)).id();
    }
    try (var node = node()) {
      assertThat(node.tables().take("", 10, NOW))
          .containsExactly(Ticket.of(id, SHOP, Optional.of("5001"), 0));
      var waiting = node.tables().waiting(id).orElseThrow();
      assertThat(waiting.body().text()).isEqualTo(body.replace('\0', ' ').replace('\ud800', '?'));
      assertThat(waiting.delivered())
          .returns(SHOP, Delivered::store)
          .returns("orders/create", Delivered::topic)
          .returns(Optional.of("w-1"), Delivered::webhookId)
          .returns(Optional.of(NOW.minusSeconds(1)), Delivered::triggeredAt)
          .returns(NOW, Delivered::receivedAt)
          .returns(DeliveryState.RECEIVED, Delivered::state)
          .returns(Optional.empty(), Delivered::took);
    }
  }

  @Test
  void aDeliveryThatComesAgainIsCountedAndNotKeptAgain() {
    String first;
    try (var node = node()) {
      var both =
          List.of(
              node.tables().keep(shopify("w-1", "{}")), node.tables().keep(shopify("w-1", "{ }")));
      first = join(both.getFirst()).id();
      assertThat(join(both.getLast())).isEqualTo(new Kept(first, true, false));
      assertThat(node.keep(shopify("w-2", "{}")).isDuplicate()).isFalse();
      assertThat(node.keep(woo("{\"id\":5001}")).isDuplicate()).isFalse();
      assertThat(node.keep(woo("{\"id\":5001 }")).isDuplicate()).isFalse();
      assertThat(node.keep(woo("{\"id\":5001}")).isDuplicate()).isTrue();
    }
    try (var node = node()) {
      assertThat(node.keep(shopify("w-1", "{}"))).isEqualTo(new Kept(first, true, false));
      assertThat(node.tables().delivery(first).orElseThrow().delivered().duplicates()).isEqualTo(2);
    }
  }

  @Test
  void whatComesTogetherIsKeptInOrder() {
    try (var node = node()) {
      var kept =
          IntStream.range(0, 700)
              .mapToObj(i -> node.tables().keep(shopify("w-" + i, "{}")))
              .toList()
              .stream()
              .map(InboxNode::join)
              .map(Kept::id)
              .toList();
      assertThat(kept).isSorted().doesNotHaveDuplicates();
      var first = node.tables().take("", 500, NOW);
      var second = node.tables().take(first.getLast().id(), 500, NOW);
      assertThat(first).hasSize(500);
      assertThat(second).hasSize(200);
      assertThat(node.listed(ALL)).startsWith(kept.getLast()).hasSize(100);
    }
  }

  @Test
  void oneThatTheDatabaseDoesNotTakeDoesNotTakeTheOthersWithIt() {
    try (var node = node()) {
      var topic = "t".repeat(Arrival.TEXT_MAX + 1);
      var stages =
          List.of(
              node.tables().keep(shopify("w-1", "{}")),
              node.tables().keep(arrival(Platform.SHOPIFY, topic, Optional.of("w"), "{}", NOW)),
              node.tables().keep(shopify("w-2", "{}")));
      assertThat(join(stages.getFirst()).isDuplicate()).isFalse();
      assertThat(join(stages.getLast()).isDuplicate()).isFalse();
      assertThatThrownBy(() -> join(stages.get(1))).isInstanceOf(CompletionException.class);
      assertThat(node.listed(ALL)).hasSize(2);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAtOnce() {
    try (var node = node("here", 10)) {
      assertThatThrownBy(() -> node.keep(shopify("w-1", "{\"id\":5001}")))
          .hasCauseInstanceOf(RejectedExecutionException.class);
      assertThat(node.keep(shopify("w-1", "{}")).isDuplicate()).isFalse();
    }
  }

  @Test
  void theLogShowsWhatBecameOfEach() {
    try (var node = node()) {
      var done = node.keep(shopify("w-1", "{}")).id();
      var waits = node.keep(woo("{}")).id();
      node.settle(done, DeliveryState.DONE, new SkuId("TEE"), new SkuId("CAP"));
      assertThat(node.tables().delivery(done).orElseThrow().delivered())
          .returns(DeliveryState.DONE, Delivered::state)
          .returns(Optional.of("It is so."), Delivered::outcome)
          .returns(Optional.of("5001"), Delivered::order)
          .returns(List.of(new SkuId("CAP"), new SkuId("TEE")), Delivered::skus)
          .returns(Optional.of(TOOK), Delivered::took);
      assertThat(node.tables().waiting(done)).isEmpty();
      assertThat(node.listed(ALL)).containsExactly(waits, done);
      assertThat(node.listed(filter("TEE", null, null))).containsExactly(done);
      assertThat(node.listed(filter("HAT", null, null))).isEmpty();
      assertThat(node.listed(filter(null, DeliveryState.RECEIVED, null))).containsExactly(waits);
      assertThat(node.listed(filter(null, null, NOW))).hasSize(2);
      assertThat(node.listed(filter(null, null, NOW.plusMillis(1)))).isEmpty();
      assertThat(node.tables().deliveries(ALL, Optional.of(waits), 10))
          .extracting(Delivered::id)
          .containsExactly(done);
      join(node.tables().failed(waits, 3, "away"));
      assertThat(node.tables().take("", 10, NOW)).extracting(Ticket::attempts).containsExactly(3);
    }
  }

  private static Filter filter(
      @Nullable String sku, @Nullable DeliveryState state, @Nullable Instant since) {
    return new Filter(
        Optional.of(SHOP),
        Optional.empty(),
        Optional.ofNullable(sku).map(SkuId::new),
        Optional.empty(),
        Optional.ofNullable(state),
        Optional.ofNullable(since));
  }

  @Test
  void aPersonSeesWhatFailedUntilItHasGoneWell() {
    try (var node = node()) {
      var id = node.keep(shopify("w-1", "{}")).id();
      var reviews = node.tables().reviews();
      assertThat(reviews.retry(id, NOW)).isEmpty();
      node.settle(id, DeliveryState.REVIEW);
      var entry = reviews.entries(OPEN, Optional.empty(), 10).getFirst();
      assertThat(entry)
          .returns(id, ReviewEntry::id)
          .returns(ReviewReason.UNREADABLE, ReviewEntry::reason)
          .returns("It is so.", ReviewEntry::detail)
          .returns(2, ReviewEntry::attempts)
          .returns(NOW, ReviewEntry::since);
      assertThat(reviews.retry(id, NOW)).contains(Ticket.of(id, SHOP, Optional.of("5001"), 0));
      assertThat(reviews.entry(id)).contains(entry);
      node.settle(id, DeliveryState.REVIEW);
      assertThat(reviews.entry(id).orElseThrow().attempts()).isEqualTo(4);
      assertThat(reviews.retry(id, NOW)).isPresent();
      node.settle(id, DeliveryState.DONE);
      assertThat(reviews.entries(OPEN, Optional.empty(), 10)).isEmpty();
      assertThat(reviews.entry(id).orElseThrow())
          .returns(ReviewEntry.State.SOLVED, ReviewEntry::state);
      assertThat(reviews.ignore(id, "ana", "no", NOW)).isEmpty();
    }
  }

  @Test
  void whatIsIgnoredStaysVisibleWithWhoAndWhy() {
    try (var node = node()) {
      var id = node.keep(shopify("w-1", "{}")).id();
      node.settle(id, DeliveryState.REVIEW);
      var reviews = node.tables().reviews();
      var settlement =
          new ReviewEntry.Settlement(NOW, Optional.of("ana"), Optional.of("a test of the shop"));
      assertThat(reviews.ignore(id, "ana", "a test of the shop", NOW).orElseThrow().settlement())
          .contains(settlement);
      assertThat(reviews.ignore(id, "bob", "again", NOW).orElseThrow().settlement())
          .contains(settlement);
      assertThat(reviews.entries(IGNORED, Optional.empty(), 10))
          .extracting(ReviewEntry::settlement)
          .containsExactly(Optional.of(settlement));
      assertThat(node.listed(filter(null, DeliveryState.DISMISSED, null))).containsExactly(id);
      assertThat(reviews.retry(id, NOW)).isPresent();
      assertThat(reviews.entry(id).orElseThrow().state()).isEqualTo(ReviewEntry.State.OPEN);
    }
  }

  @Test
  void onlyWhatIsOldAndDoneIsRemoved() {
    try (var node = node()) {
      var done = node.keep(shopify("w-1", "{}")).id();
      var waits = node.keep(shopify("w-2", "{}")).id();
      var looked = node.keep(shopify("w-3", "{}")).id();
      node.settle(done, DeliveryState.DONE, new SkuId("TEE"));
      node.settle(looked, DeliveryState.REVIEW);
      var housekeeping = node.tables().housekeeping();
      housekeeping.count();
      assertThat(node.tables().figures().waiting()).isEqualTo(1);
      assertThat(node.tables().figures().oldest()).contains(NOW);
      assertThat(node.tables().figures().reviews()).isEqualTo(1);
      assertThat(housekeeping.removeSome(NOW.plus(Duration.ofDays(30)))).isFalse();
      assertThat(node.listed(ALL)).hasSize(3);
      housekeeping.removeSome(NOW.plus(Duration.ofDays(30)).plusMillis(1));
      assertThat(node.listed(ALL)).containsExactly(looked, waits);
      assertThat(node.tables().delivery(done)).isEmpty();
    }
  }

  @Test
  void aNodeTakesWhatAnotherOneHasLeftOnlyAfterAWhile() {
    try (var node = node("there", 1_000_000)) {
      node.keep(shopify("w-1", "{}"));
    }
    try (var node = node()) {
      assertThat(node.tables().take("", 10, NOW.plus(DeliveryRows.HOLD))).isEmpty();
      var later = NOW.plus(DeliveryRows.HOLD).plusMillis(1);
      assertThat(node.tables().take("", 10, later)).hasSize(1);
      assertThat(node.tables().take("", 10, later)).hasSize(1);
    }
    try (var node = node("there", 1_000_000)) {
      assertThat(node.tables().take("", 10, NOW.plus(DeliveryRows.HOLD).plusMillis(2))).isEmpty();
    }
  }
}
