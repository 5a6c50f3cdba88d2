package holdfast.stock;

import holdfast.catalog.SkuId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Keeps what a feed is told, in order. */
final class RecordingFeed implements StockFeed {
  /** Something that was told. */
  sealed interface Told {
    SkuId sku();

    long sequence();
  }

  record Committed(SkuId sku, long sequence, StockEvent.Committed batch, Stock after)
      implements Told {}

  record Recovered(SkuId sku, long sequence, Stock stock) implements Told {}

  record SnapshotStored(SkuId sku, long sequence) implements Told {}

  private final List<Told> told = new CopyOnWriteArrayList<>();

  @Override
  public void committed(SkuId sku, long sequence, StockEvent.Committed batch, Stock after) {
    told.add(new Committed(sku, sequence, batch, after));
  }

  @Override
  public void recovered(SkuId sku, long sequence, Stock stock) {
    told.add(new Recovered(sku, sequence, stock));
  }

  @Override
  public void snapshotStored(SkuId sku, long sequence) {
    told.add(new SnapshotStored(sku, sequence));
  }

  <T extends Told> List<T> all(Class<T> kind) {
    return told.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Stream<StockEvent> events() {
    return all(Committed.class).stream().flatMap(committed -> committed.batch().events().stream());
  }

  /** Waits until the feed has been told so many things of a kind, and returns the last. */
  <T extends Told> T await(Class<T> kind, int count) {
    Awaitility.await().pollDelay(Duration.ZERO).until(() -> all(kind).size() >= count);
    return all(kind).get(count - 1);
  }

  /** Waits for an event, as {@link Said} says it. */
  void awaitEvent(String event) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .until(() -> events().map(Said::of).anyMatch(event::equals));
  }
}
