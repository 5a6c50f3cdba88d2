package holdfast.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * Stores and listings at one moment. Immutable, sharing structure: a change costs the same with ten
 * listings and with a hundred thousand, and so does each lookup.
 */
public final class StoreBook {
  private static final StoreBook EMPTY =
      new StoreBook(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          ListingIndex.empty(),
          ListingIndex.empty(),
          ListingIndex.empty(),
          ListingIndex.empty());

  private final TreePMap<ChannelId, Store> stores;
  private final TreePMap<InStore, Listing> byId;
  private final TreePMap<InStore, Listing> byVariant;
  private final ListingIndex<InStore> byProduct;
  private final ListingIndex<InStore> byInventoryItem;
  private final ListingIndex<InStore> bySkuText;
  private final ListingIndex<SkuId> bySku;

  private StoreBook(
      TreePMap<ChannelId, Store> stores,
      TreePMap<InStore, Listing> byId,
      TreePMap<InStore, Listing> byVariant,
      ListingIndex<InStore> byProduct,
      ListingIndex<InStore> byInventoryItem,
      ListingIndex<InStore> bySkuText,
      ListingIndex<SkuId> bySku) {
    this.stores = stores;
    this.byId = byId;
    this.byVariant = byVariant;
    this.byProduct = byProduct;
    this.byInventoryItem = byInventoryItem;
    this.bySkuText = bySkuText;
    this.bySku = bySku;
  }

  /** Something that a store calls by {@code name}. */
  private record InStore(ChannelId store, String name) implements Comparable<InStore> {
    @Override
    public int compareTo(InStore other) {
      var order = store.compareTo(other.store);
      return order == 0 ? name.compareTo(other.name) : order;
    }
  }

  /** A book without a store. */
  public static StoreBook empty() {
    return EMPTY;
  }

  /** The store of this id. */
  public Optional<Store> store(ChannelId id) {
    return Optional.ofNullable(stores.get(id));
  }

  /** All stores, by id. */
  public Collection<Store> stores() {
    return stores.values();
  }

  /** A store's listing of this id. */
  public Optional<Listing> listing(ChannelId store, String id) {
    return Optional.ofNullable(byId.get(new InStore(store, id)));
  }

  /** The listing that a store's order lines name by {@code variant}. */
  public Optional<Listing> byVariant(ChannelId store, String variant) {
    return Optional.ofNullable(byVariant.get(new InStore(store, variant)));
  }

  /** A store's listings of variants of {@code product}, by id. */
  public List<Listing> byProduct(ChannelId store, String product) {
    return byProduct.at(new InStore(store, product));
  }

  /** A store's listings whose quantity is that of {@code item}, by id. */
  public List<Listing> byInventoryItem(ChannelId store, String item) {
    return byInventoryItem.at(new InStore(store, item));
  }

  /** A store's listings that the shop calls by the SKU {@code text}, by id. */
  public List<Listing> bySkuText(ChannelId store, String text) {
    return bySkuText.at(new InStore(store, text));
  }

  /** All stores' listings of {@code sku}, by store and id. */
  public List<Listing> listings(SkuId sku) {
    return bySku.at(sku);
  }

  /** A store's listings by id, from the one behind {@code after} on. */
  public Stream<Listing> listings(ChannelId store, Optional<String> after) {
    // No id is empty, and none has a zero in it: "id" + "\0" is the first text behind an id.
    var from = new InStore(store, after.map(id -> id + "\0").orElse(""));
    return byId.tailMap(from).values().stream().takeWhile(listing -> listing.store().equals(store));
  }

  /** The book with this store in place of the one of the same id. */
  public StoreBook with(Store store) {
    return new StoreBook(
        stores.plus(store.id(), store),
        byId,
        byVariant,
        byProduct,
        byInventoryItem,
        bySkuText,
        bySku);
  }

  /** The book with this listing in place of the one of the same id. */
  public StoreBook with(Listing listing) {
    return without(listing.store(), listing.id()).adding(listing);
  }

  private StoreBook adding(Listing listing) {
    var store = listing.store();
    return new StoreBook(
        stores,
        byId.plus(new InStore(store, listing.id()), listing),
        byVariant.plus(new InStore(store, listing.variant()), listing),
        listing
            .product()
            .map(product -> byProduct.plus(new InStore(store, product), listing))
            .orElse(byProduct),
        listing
            .inventoryItem()
            .map(item -> byInventoryItem.plus(new InStore(store, item), listing))
            .orElse(byInventoryItem),
        listing
            .skuText()
            .map(text -> bySkuText.plus(new InStore(store, text), listing))
            .orElse(bySkuText),
        listing.sku().map(sku -> bySku.plus(sku, listing)).orElse(bySku));
  }

  /** The book without this listing. */
  public StoreBook without(ChannelId store, String id) {
    return listing(store, id).map(this::removing).orElse(this);
  }

  private StoreBook removing(Listing listing) {
    var store = listing.store();
    return new StoreBook(
        stores,
        byId.minus(new InStore(store, listing.id())),
        byVariant.minus(new InStore(store, listing.variant())),
        listing
            .product()
            .map(product -> byProduct.minus(new InStore(store, product), listing))
            .orElse(byProduct),
        listing
            .inventoryItem()
            .map(item -> byInventoryItem.minus(new InStore(store, item), listing))
            .orElse(byInventoryItem),
        listing
            .skuText()
            .map(text -> bySkuText.minus(new InStore(store, text), listing))
            .orElse(bySkuText),
        listing.sku().map(sku -> bySku.minus(sku, listing)).orElse(bySku));
  }
}
