package holdfast.persistence.view;

import holdfast.persistence.view.JournalRows.Row;
import holdfast.stock.Stock;
import java.util.ArrayDeque;

/**
 * What is new of one SKU: its newest state, and those of the batches that led there which are in
 * memory.
 */
final class News {
  private final ArrayDeque<Row> batches = new ArrayDeque<>();
  private long sequence;
  private Stock stock = Stock.EMPTY;
  private boolean isFresh;

  /** Batches in order; there may be gaps between them, to be filled from the journal. */
  ArrayDeque<Row> batches() {
    return batches;
  }

  /** The sequence number of the newest state. */
  long sequence() {
    return sequence;
  }

  Stock stock() {
    return stock;
  }

  /** Whether the SKU has come to life anew, perhaps after it lived on another node. */
  boolean isFresh() {
    return isFresh;
  }

  void becomeFresh() {
    isFresh = true;
  }

  void reach(long newSequence, Stock newStock) {
    sequence = newSequence;
    stock = newStock;
  }

  /** Adds what came later. */
  void add(News later) {
    batches.addAll(later.batches);
    isFresh |= later.isFresh;
    reach(later.sequence, later.stock);
  }
}
