package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.Change;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.ShopBook;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.SimulationSettings;
import holdfast.loadtest.simulator.woocommerce.Product.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongConsumer;

/** The products of one shop. Used under the lock of its book. */
final class Catalogue {
  /** Of each eight items three are variations of one product, so that shops have both kinds. */
  private static final int GROUP = 8;

  private static final int VARIATIONS = 3;

  private final ShopBook book;
  private final ShopContext shop;
  private final LongConsumer saved;
  private final SequencedMap<Long, Product> products = new LinkedHashMap<>();

  /**
   * An empty catalogue.
   *
   * @param saved told of each product or variation that was saved, by whomever
   */
  Catalogue(ShopContext shop, LongConsumer saved) {
    this.shop = shop;
    this.book = shop.book();
    this.saved = saved;
    book.watch(this::stockChanged);
  }

  /** Fills the shop. */
  void open(SimulationSettings settings) {
    long parent = 0;
    for (int i = 0; i < settings.variants(); i++) {
      boolean varies = i % GROUP >= GROUP - VARIATIONS;
      if (varies && i % GROUP == GROUP - VARIATIONS) {
        parent = add(Kind.VARIABLE, 0, "", false, 0).id();
      }
      add(
          varies ? Kind.VARIATION : Kind.SIMPLE,
          varies ? parent : 0,
          SimulationSettings.sku(i),
          true,
          settings.stock());
    }
  }

  private Product add(Kind kind, long parent, String sku, boolean managesStock, long stock) {
    Instant now = shop.agenda().instant();
    var product =
        new Product(shop.ids().next(), parent, kind, sku, managesStock, "no", "instock", now, now);
    book.open(shelf(product), stock);
    put(product);
    return product;
  }

  Optional<Product> find(long id) {
    return Optional.ofNullable(products.get(id));
  }

  /** All products and variations, oldest first. */
  List<Product> all() {
    return List.copyOf(products.values());
  }

  List<Product> variations(long parent) {
    return products.values().stream()
        .filter(product -> product.kind() == Kind.VARIATION && product.parent() == parent)
        .toList();
  }

  /** Who counts the stock: itself, its parent, or nobody. */
  Optional<Product> keeper(Product product) {
    if (product.managesStock()) {
      return Optional.of(product);
    }
    return find(product.parent()).filter(Product::managesStock);
  }

  Optional<Long> stock(Product product) {
    return keeper(product).map(keeper -> book.quantity(shelf(keeper)));
  }

  static Shelf shelf(Product product) {
    return new Shelf(product.id(), 0);
  }

  /** Saves a product, which changes its time of modification even if nothing else. */
  void save(Product product) {
    put(product.withModified(shop.agenda().instant()));
    saved.accept(product.id());
  }

  private void put(Product product) {
    products.put(product.id(), product);
    if (product.kind() == Kind.VARIABLE) {
      variations(product.id()).forEach(this::list);
    } else {
      list(product);
    }
  }

  private void list(Product product) {
    Product keeper = keeper(product).orElse(product);
    book.put(
        new Item(
            product.id(),
            product.kind() == Kind.VARIATION ? product.parent() : product.id(),
            keeper.id(),
            product.sku(),
            keeper.managesStock(),
            keeper.sellsBelowZero()));
  }

  private void stockChanged(Change change) {
    find(change.shelf().inventory()).ifPresent(this::save);
  }
}
