package holdfast.loadtest.market;

import holdfast.loadtest.simulator.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** Counts what happens in the shops from now on, as the shops know it. */
public final class Till {
  private final Map<String, LongAdder> sold = new LinkedHashMap<>();
  private final LongAdder pushes = new LongAdder();

  /**
   * Begins to count.
   *
   * @param raised told of each number that was pushed and is higher than before
   */
  public Till(List<Storefront> stores, BiConsumer<Storefront, Change> raised) {
    for (Storefront store : stores) {
      var units = new LongAdder();
      sold.put(store.id(), units);
      store
          .shop()
          .context()
          .book()
          .watch(
              change -> {
                switch (change.cause()) {
                  case SALE -> units.add(change.before() - change.after());
                  case PUSH -> {
                    pushes.increment();
                    if (change.after() > change.before()) {
                      raised.accept(store, change);
                    }
                  }
                  case OPENING, RESTOCK, EDIT -> {}
                }
              });
    }
  }

  /** Units that a shop has sold, also those that came back. */
  public long sold(String store) {
    return Objects.requireNonNull(sold.get(store)).sum();
  }

  /** Numbers that shops were told. */
  public long pushes() {
    return pushes.sum();
  }
}
