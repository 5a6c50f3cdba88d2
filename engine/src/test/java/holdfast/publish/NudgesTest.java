package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.catalog.WindowId;
import holdfast.stock.ReservationId;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Goal: stores hear of what has changed, once for all changes of a moment, and of nothing else. */
class NudgesTest {
  private static final Duration COLLAPSE = Duration.ofMillis(50);
  private static final SkuId A = Windowed.sku("a");
  private static final SkuId B = Windowed.sku("b");
  private static final StockEvent RELEASED = new StockEvent.Released(new ReservationId("r"));
  private static final StockEvent OFFERED =
      new StockEvent.Offered(new WindowId(Windowed.SHOP, "a"), 5);

  private record Nudge(ChannelId store, Map<String, Long> available) {}

  private StoreBook book = Windowed.book("a", "b");
  private final List<Nudge> told = new ArrayList<>();
  private final List<Runnable> scheduled = new ArrayList<>();
  private final Nudges nudges =
      new Nudges(
          () -> book,
          (store, available) -> told.add(new Nudge(store, Map.copyOf(available))),
          (pause, work) -> {
            assertThat(pause).isEqualTo(COLLAPSE);
            scheduled.add(work);
          },
          COLLAPSE);

  private void pass() {
    var due = List.copyOf(scheduled);
    scheduled.clear();
    due.forEach(Runnable::run);
  }

  private void commit(StockEvent... events) {
    nudges.committed(A, 1, new StockEvent.Committed(Instant.EPOCH, List.of(events)), Stock.EMPTY);
  }

  @Test
  void changesOfAMomentAreToldTogetherWithTheNewestNumber() {
    nudges.changed(A, 7);
    nudges.changed(B, 3);
    nudges.changed(A, 6);
    assertThat(told).isEmpty();
    assertThat(scheduled).hasSize(1);
    pass();
    assertThat(told).containsExactly(new Nudge(Windowed.SHOP, Map.of("a", 6L, "b", 3L)));
  }

  @Test
  void whatChangesAfterwardsIsToldAfterwards() {
    nudges.changed(A, 7);
    pass();
    nudges.changed(A, 6);
    pass();
    assertThat(told)
        .containsExactly(
            new Nudge(Windowed.SHOP, Map.of("a", 7L)), new Nudge(Windowed.SHOP, Map.of("a", 6L)));
  }

  @Test
  void ofASkuThatNobodyListsNothingIsRemembered() {
    nudges.changed(new SkuId("ELSE"), 7);
    assertThat(scheduled).isEmpty();
  }

  /** Else every offer would lead to the next one. */
  @Test
  void anOfferIsNoChange() {
    commit(OFFERED);
    assertThat(scheduled).isEmpty();
    commit(OFFERED, RELEASED);
    pass();
    assertThat(told).containsExactly(new Nudge(Windowed.SHOP, Map.of("a", 0L)));
  }

  @Test
  void ofListingsThatShareANumberTheFirstIsToldOf() {
    book = Windowed.book().with(sharing("x")).with(sharing("y"));
    nudges.changed(A, 7);
    pass();
    assertThat(told).containsExactly(new Nudge(Windowed.SHOP, Map.of("x", 7L)));
  }

  private static Listing sharing(String id) {
    return new Listing(
        Windowed.SHOP,
        id,
        "v" + id,
        Optional.empty(),
        Optional.of("item"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(A),
        Optional.empty(),
        1);
  }

  @Test
  void whatIsParkedIsLeftAlone() {
    book = book.with(Windowed.listing("a", 2).withParked(Optional.of(Parked.BY_HAND)));
    nudges.changed(A, 7);
    pass();
    assertThat(told).isEmpty();
  }

  @Test
  void whatWasUnlistedMeanwhileIsToldToNobody() {
    nudges.changed(A, 7);
    book = book.without(Windowed.SHOP, "a");
    pass();
    assertThat(told).isEmpty();
  }
}
