package holdfast.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.persistence.view.JournalRows.Row;
import holdfast.stock.ReservationId;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The inbox is bounded, and what it lets go is what the journal has. */
class InboxTest {
  private static final SkuId SKU = new SkuId("sku");
  private static final StockEvent.Committed BATCH =
      new StockEvent.Committed(
          Instant.EPOCH, List.of(new StockEvent.Expired(new ReservationId("r1"))));

  private final Inbox inbox = new Inbox(2);

  @Test
  void batchesBeyondTheBoundAreNotKeptButTheNewestStateIs() {
    tell(1);
    tell(2);
    tell(3);
    var news = taken();
    assertThat(news.batches()).extracting(Row::sequence).containsExactly(1L, 2L);
    assertThat(news.sequence()).isEqualTo(3);
    assertThat(news.stock().version()).isEqualTo(3);

    tell(4);
    assertThat(taken().batches()).isEmpty();
    inbox.release(2);
    tell(5);
    assertThat(taken().batches()).extracting(Row::sequence).containsExactly(5L);
  }

  @Test
  void newsThatCameAfterTheCloseAreStillHandedOut() throws InterruptedException {
    inbox.close();
    assertThat(inbox.await()).isFalse();
    tell(1);
    assertThat(inbox.await()).isTrue();
    inbox.take();
    assertThat(inbox.await()).isFalse();
    var shown = inbox.shown();
    assertThat(inbox.await()).isTrue();
    assertThat(inbox.take().waiters()).containsExactly(shown.toCompletableFuture());
  }

  private News taken() {
    return inbox.take().news().getOrDefault(SKU, new News());
  }

  private void tell(int sequence) {
    var empty = Stock.EMPTY;
    inbox.committed(
        SKU,
        sequence,
        BATCH,
        new Stock(
            empty.profile(),
            empty.shelves(),
            empty.reservations(),
            empty.movements(),
            empty.finished(),
            empty.period(),
            empty.sales(),
            empty.returns(),
            empty.windows(),
            sequence));
  }
}
