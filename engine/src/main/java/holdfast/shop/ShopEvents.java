package holdfast.shop;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LevelKey;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What follows from what shops say that is not about an order: their numbers are compared, listings
 * are parked, a store is paused. Stock is never moved. All calls block, and what is told once more
 * has no second effect.
 */
public final class ShopEvents {
  private final StoreDirectory directory;
  private final StoreSecrets secrets;
  private final Levels levels;
  private final Parking parking;

  /** Needs where all of it is kept. */
  public ShopEvents(
      StoreDirectory directory,
      StoreSecrets secrets,
      LevelStore levels,
      HealthStore health,
      LevelRules rules,
      ShopMeter meter) {
    this.directory = directory;
    this.secrets = secrets;
    this.levels = new Levels(levels, rules, meter);
    this.parking = new Parking(directory, health, meter);
  }

  /**
   * Hears news of a store.
   *
   * @return why nothing followed; none if something did
   */
  public Optional<String> tell(ChannelId id, ShopNews news, Instant now) {
    var known = directory.current().store(id);
    if (known.isEmpty()) {
      return Optional.of("The store %s is gone.".formatted(id));
    }
    var store = known.get();
    return switch (news) {
      case ShopNews.LevelSeen level -> level(store, level, now);
      case ShopNews.ProductSeen product -> product(store, product, now);
      case ShopNews.ItemSeen item ->
          eachOf(
              book().byInventoryItem(id, item.inventoryItem()),
              health -> health.seen(item),
              listing -> listing.adopting(Optional.empty(), Optional.empty(), item.skuText()),
              "No listing counts item %s.".formatted(item.inventoryItem()));
      case ShopNews.ItemGone(var item, var at) ->
          eachOf(
              book().byInventoryItem(id, item),
              health -> health.gone(Optional.of(at)),
              UnaryOperator.identity(),
              "No listing counts item %s.".formatted(item));
      case ShopNews.ProductGone(var product, var at) ->
          eachOf(
              ofProduct(store, product),
              health -> health.gone(at),
              UnaryOperator.identity(),
              "No listing is of product %s.".formatted(product));
      case ShopNews.StockedChanged(var item, var location, var isStocked, var at) ->
          eachOf(
              Levels.listings(book(), new LevelKey(id, item, location)),
              health -> health.stocked(isStocked, at),
              UnaryOperator.identity(),
              notCounted(store, item, location));
      case ShopNews.Uninstalled(var at) -> uninstalled(store, at);
      case ShopNews.NumbersLowered lowered -> {
        levels.sold(book(), lowered, now);
        yield Optional.empty();
      }
      case ShopNews.OfOrder _, ShopNews.Irrelevant _, ShopNews.Unreadable _ ->
          Optional.of("It says nothing of what the shop shows.");
    };
  }

  /** Hears what shops answered when they were asked what they show for listings. */
  public void read(Map<Listing, Level> answers, Instant now) {
    var seen = new LinkedHashMap<LevelKey, Level>();
    answers.forEach(
        (listing, level) -> {
          if (listing.parked().equals(Optional.of(Parked.NOT_STOCKED))) {
            parking.heard(
                listing, health -> health.counted(true, level.at()), UnaryOperator.identity());
          }
          book()
              .store(listing.store())
              .ifPresent(store -> seen.put(LevelKey.of(store, listing), level));
        });
    levels.seen(book(), seen, now);
  }

  /**
   * Judges numbers that have waited long enough.
   *
   * @return what was found out about them
   */
  public Map<LevelStore.Subject, LevelFinding> settle(Instant now) {
    return levels.settle(book(), now);
  }

  private StoreBook book() {
    return directory.current();
  }

  private Optional<String> level(Store store, ShopNews.LevelSeen seen, Instant now) {
    var key = new LevelKey(store.id(), seen.inventoryItem(), seen.location());
    var why =
        eachOf(
            Levels.listings(book(), key),
            health -> health.counted(seen.available().isPresent(), seen.changedAt()),
            UnaryOperator.identity(),
            notCounted(store, seen.inventoryItem(), seen.location()));
    seen.available()
        .ifPresent(number -> levels.seen(book(), key, new Level(number, seen.changedAt()), now));
    return why;
  }

  private static String notCounted(Store store, String item, String location) {
    return "No listing counts item %s at the shop's location %s%s."
        .formatted(
            item,
            location,
            store.platformLocation().map(" (the store's is %s)"::formatted).orElse(""));
  }

  private Optional<String> product(Store store, ShopNews.ProductSeen seen, Instant now) {
    var unknown = new ArrayList<String>();
    for (var variant : seen.variants()) {
      var listing = book().byVariant(store.id(), variant.id());
      listing.ifPresent(
          it ->
              parking.heard(
                  it,
                  health -> health.seen(variant, seen.changedAt()),
                  before -> adopting(store, before, seen.product(), variant)));
      var isCounted = counted(store, seen, variant, now);
      if (listing.isEmpty() && !isCounted) {
        unknown.add(variant.id());
      }
    }
    if (seen.variants().isEmpty()) {
      return Optional.of("It names no variant.");
    }
    return unknown.size() == seen.variants().size()
        ? Optional.of("No listing has variant %s.".formatted(String.join(", ", unknown)))
        : Optional.empty();
  }

  /** Whether a variation counts for itself may change; which item a variant is may not. */
  private static Listing adopting(
      Store store, Listing before, String product, ShopNews.Variant variant) {
    var listing =
        store.platform() == Platform.WOOCOMMERCE
            ? before.countedAs(variant.inventoryItem())
            : before;
    return listing.adopting(Optional.of(product), variant.inventoryItem(), variant.skuText());
  }

  /** Of a shop with several locations a variant's number is the sum, which says nothing here. */
  private boolean counted(
      Store store, ShopNews.ProductSeen seen, ShopNews.Variant variant, Instant now) {
    if (store.platform().hasLocations() || variant.quantity().isEmpty()) {
      return false;
    }
    var key = new LevelKey(store.id(), variant.inventoryItem().orElse(variant.id()), "");
    return levels.seen(book(), key, new Level(variant.quantity().get(), seen.changedAt()), now);
  }

  /** Where products and variations are numbered together, one that is gone may be either. */
  private List<Listing> ofProduct(Store store, String product) {
    var ofIt = book().byProduct(store.id(), product).stream();
    return store.platform() == Platform.WOOCOMMERCE
        ? Stream.concat(ofIt, book().byVariant(store.id(), product).stream()).distinct().toList()
        : ofIt.toList();
  }

  private Optional<String> eachOf(
      List<Listing> listings,
      UnaryOperator<ListingHealth> heard,
      UnaryOperator<Listing> adopting,
      String none) {
    listings.forEach(listing -> parking.heard(listing, heard, adopting));
    return listings.isEmpty() ? Optional.of(none) : Optional.empty();
  }

  /** Who was thrown out before the credentials of today were given is in again. */
  private Optional<String> uninstalled(Store store, Instant at) {
    var since = secrets.summary(store.id()).credentialsAt();
    if (since.filter(at::isBefore).isPresent()) {
      return Optional.of(
          "It is older than the store's credentials, which were given at %s."
              .formatted(since.get()));
    }
    return directory.pause(store.id())
        ? Optional.empty()
        : Optional.of("The store %s is paused already.".formatted(store.id()));
  }
}
