package holdfast.loadtest.simulator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What one shop sells, how much it believes to have, and its orders. For many threads. */
public final class ShopBook {
  /** Older orders are forgotten, so that a simulation may run for days. */
  private static final int ORDERS_MAX = 10_000;

  /**
   * Units that a sale takes from a shelf.
   *
   * @param belowZero whether they are taken even if they are not there
   */
  public record Take(Shelf shelf, long units, boolean belowZero) {}

  private final String shop;
  private final InstantSource clock;
  private final Changes changes;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
  private final SequencedMap<Long, Item> items = new LinkedHashMap<>();
  private final SequencedMap<Shelf, Truth> shelves = new LinkedHashMap<>();
  private final SequencedMap<Long, Order> orders = new LinkedHashMap<>();

  public ShopBook(String shop, InstantSource clock, Changes changes) {
    this.shop = shop;
    this.clock = clock;
    this.changes = changes;
  }

  /** Several steps of which nobody sees the middle. */
  public <T> T together(Supplier<T> steps) {
    lock.lock();
    try {
      return steps.get();
    } finally {
      lock.unlock();
    }
  }

  /** Tells of each change, on the thread that makes it and while the book is locked: be quick. */
  public void watch(Consumer<Change> watcher) {
    watchers.add(watcher);
  }

  /** Adds an item, or replaces the one with its id. */
  public void put(Item item) {
    together(() -> items.put(item.id(), item));
  }

  public Optional<Item> item(long id) {
    return together(() -> Optional.ofNullable(items.get(id)));
  }

  /** All items in the order in which they were added. */
  public List<Item> items() {
    return together(() -> List.copyOf(items.values()));
  }

  /** Opens a shelf with so many units. */
  public void open(Shelf shelf, long quantity) {
    together(
        () -> {
          shelves.put(shelf, Truth.opened(quantity, clock.instant()));
          return changes.add(shop, shelf, quantity, quantity, Cause.OPENING, clock.instant());
        });
  }

  /** What is known of a shelf; empty if the shop has no such shelf. */
  public Optional<Truth> truth(Shelf shelf) {
    return together(() -> Optional.ofNullable(shelves.get(shelf)));
  }

  /** All shelves, in the order in which they were opened. */
  public SequencedMap<Shelf, Truth> truths() {
    return together(() -> new LinkedHashMap<>(shelves));
  }

  /** The quantity of a shelf; 0 if the shop has no such shelf. */
  public long quantity(Shelf shelf) {
    return truth(shelf).map(Truth::quantity).orElse(0L);
  }

  /** Sets the quantity of an open shelf. */
  public Change set(Shelf shelf, long quantity, Cause cause) {
    return together(() -> apply(shelf, quantity, cause));
  }

  /** Raises the quantity of an open shelf, or lowers it by a negative number. */
  public Change add(Shelf shelf, long units, Cause cause) {
    return together(() -> apply(shelf, quantity(shelf) + units, cause));
  }

  /**
   * Lowers the quantities for a sale, all or none.
   *
   * @return the shelves that lack units; empty if they were taken
   */
  public List<Shelf> take(Collection<Take> takes) {
    return together(
        () -> {
          Map<Shelf, Long> wanted = new LinkedHashMap<>();
          takes.stream()
              .filter(take -> !take.belowZero())
              .forEach(take -> wanted.merge(take.shelf(), take.units(), Long::sum));
          var lacking = new ArrayList<Shelf>();
          wanted.forEach(
              (shelf, units) -> {
                if (quantity(shelf) < units) {
                  lacking.add(shelf);
                }
              });
          if (lacking.isEmpty()) {
            takes.forEach(
                take -> apply(take.shelf(), quantity(take.shelf()) - take.units(), Cause.SALE));
          }
          return List.copyOf(lacking);
        });
  }

  /** Adds an order, or replaces the one with its id. */
  public void put(Order order) {
    together(
        () -> {
          orders.put(order.id(), order);
          return orders.size() > ORDERS_MAX ? orders.pollFirstEntry() : null;
        });
  }

  public Optional<Order> order(long id) {
    return together(() -> Optional.ofNullable(orders.get(id)));
  }

  /** Deletes an order; what it took stays taken. */
  public Optional<Order> remove(long id) {
    return together(() -> Optional.ofNullable(orders.remove(id)));
  }

  /** The orders that are still known, oldest first. */
  public List<Order> orders() {
    return together(() -> List.copyOf(orders.values()));
  }

  private Change apply(Shelf shelf, long quantity, Cause cause) {
    Truth known = shelves.get(shelf);
    if (known == null) {
      throw new IllegalArgumentException(shop + " has no " + shelf);
    }
    Change change = changes.add(shop, shelf, known.quantity(), quantity, cause, clock.instant());
    shelves.put(shelf, known.after(change));
    watchers.forEach(watcher -> watcher.accept(change));
    return change;
  }
}
