package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.ShopBook;
import holdfast.loadtest.simulator.Truth;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What a shop has where, and in which state. The book holds what is available; committed units and
 * those set aside are held here, and what is on hand is their sum. Call it within {@link
 * ShopBook#together} where several steps belong together.
 */
final class Stockroom {
  private final ShopBook book;
  private final SequencedMap<Long, Place> places = new LinkedHashMap<>();
  private final Map<Long, Long> variants = new ConcurrentHashMap<>();
  private final Map<Long, Set<Long>> products = new ConcurrentHashMap<>();
  private final Map<String, Set<Long>> skus = new ConcurrentHashMap<>();
  private final Map<Shelf, EnumMap<Quantity, Long>> others = new HashMap<>();
  private final Set<Shelf> closed = new HashSet<>();
  private final Set<Long> bundles = new HashSet<>();

  Stockroom(ShopBook book, Collection<Place> locations) {
    this.book = book;
    locations.forEach(place -> places.put(place.id(), place));
  }

  void add(Item item) {
    book.put(item);
    variants.put(item.inventory(), item.id());
    products
        .computeIfAbsent(item.product(), missing -> new ConcurrentSkipListSet<>())
        .add(item.id());
    skus.computeIfAbsent(item.sku(), missing -> new ConcurrentSkipListSet<>()).add(item.id());
  }

  /** The variants of a product; none if there is no such product. */
  List<Item> ofProduct(long product) {
    return products.getOrDefault(product, Set.of()).stream()
        .flatMap(id -> book.item(id).stream())
        .toList();
  }

  /** How many other items have the same SKU text, which need not be unique. */
  int twins(Item item) {
    return skus.getOrDefault(item.sku(), Set.of(item.id())).size() - 1;
  }

  List<Place> places() {
    return List.copyOf(places.values());
  }

  Optional<Place> place(long id) {
    return Optional.ofNullable(places.get(id));
  }

  Optional<Place> placeOfLevels(long levels) {
    return places.values().stream().filter(place -> place.levels() == levels).findFirst();
  }

  /** The item whose quantities are kept under this inventory item id. */
  Optional<Item> item(long inventory) {
    return Optional.ofNullable(variants.get(inventory)).flatMap(book::item);
  }

  /** Where an item is stocked, in the order of the locations. */
  List<Shelf> shelves(Item item) {
    return places.keySet().stream()
        .map(place -> new Shelf(item.inventory(), place))
        .filter(this::isOpen)
        .toList();
  }

  boolean isOpen(Shelf shelf) {
    return book.together(() -> !closed.contains(shelf) && book.truth(shelf).isPresent());
  }

  /** Stocks an item at a location: with nothing, or with what was there before. */
  void open(Shelf shelf) {
    book.together(
        () -> {
          if (book.truth(shelf).isEmpty()) {
            book.open(shelf, 0);
          }
          return closed.remove(shelf);
        });
  }

  /** Stocks an item at a location no longer. */
  void close(Shelf shelf) {
    book.together(() -> closed.add(shelf));
  }

  boolean isBundle(Item item) {
    return book.together(() -> bundles.contains(item.id()));
  }

  /** Makes an item a bundle, whose quantity follows from its components. */
  void bundle(Item item) {
    book.together(() -> bundles.add(item.id()));
  }

  /** Units of this state. */
  long units(Shelf shelf, Quantity state) {
    return book.together(
        () ->
            switch (state) {
              case AVAILABLE -> book.quantity(shelf);
              case ON_HAND -> book.quantity(shelf) + onHandBesideAvailable(shelf);
              case COMMITTED, INCOMING, RESERVED, DAMAGED, SAFETY_STOCK, QUALITY_CONTROL ->
                  other(shelf, state);
            });
  }

  /** Raises or lowers a state that is not sold from. */
  void add(Shelf shelf, Quantity state, long units) {
    book.together(
        () ->
            others
                .computeIfAbsent(shelf, missing -> new EnumMap<>(Quantity.class))
                .merge(state, units, Long::sum));
  }

  /** Sets what is available, or what is on hand, which moves the other by as much. */
  long set(Shelf shelf, Quantity state, long units, Cause cause) {
    return book.together(
        () -> {
          long available = state == Quantity.ON_HAND ? units - onHandBesideAvailable(shelf) : units;
          var change = book.set(shelf, available, cause);
          return change.after() - change.before();
        });
  }

  /** When something last changed what is available. */
  Instant changed(Shelf shelf) {
    return book.truth(shelf).map(Truth::lastChange).orElse(Instant.EPOCH);
  }

  /** What the variant shows: all locations together. */
  long total(Item item) {
    return shelves(item).stream().mapToLong(book::quantity).sum();
  }

  private long onHandBesideAvailable(Shelf shelf) {
    long sum = other(shelf, Quantity.COMMITTED);
    for (Quantity state : Quantity.values()) {
      sum += state.isSetAside() ? other(shelf, state) : 0;
    }
    return sum;
  }

  private long other(Shelf shelf, Quantity state) {
    var known = others.get(shelf);
    return known == null ? 0 : known.getOrDefault(state, 0L);
  }
}
