package holdfast.stock;

import holdfast.catalog.SkuId;

/**
 * Hears of everything that is committed, for read models. Calls come from an actor's thread, in
 * order per SKU, and must neither block nor throw. What was committed right before a crash is not
 * told again: whoever needs it all must compare the sequence numbers and read the journal.
 */
public interface StockFeed {
  /**
   * A batch with at least one event is in the journal at {@code sequence}; {@code after} is the
   * state it led to.
   */
  void committed(SkuId sku, long sequence, StockEvent.Committed batch, Stock after);

  /** The SKU has come to life with everything up to {@code sequence}. */
  void recovered(SkuId sku, long sequence, Stock stock);

  /** A snapshot at {@code sequence} is stored, older ones are no longer needed. */
  void snapshotStored(SkuId sku, long sequence);
}
