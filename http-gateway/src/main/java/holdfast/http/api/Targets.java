package holdfast.http.api;

import holdfast.allocation.PublicationReport.Place;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreDirectory;
import holdfast.stock.Outlets;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What listings should show now, whoever brings it to their stores. Nothing is offered by that. */
final class Targets {
  private final Skus skus;
  private final CatalogStore catalog;
  private final StoreDirectory stores;

  Targets(Skus skus, CatalogStore catalog, StoreDirectory stores) {
    this.skus = skus;
    this.catalog = catalog;
    this.stores = stores;
  }

  /** By listing; a SKU that can't be asked at the moment leaves its listings out. */
  CompletionStage<Map<Listing, Place>> of(Collection<Listing> listings) {
    var asked = new HashMap<SkuId, CompletableFuture<SkuReply>>();
    for (var listing : listings) {
      listing
          .sku()
          .ifPresent(id -> asked.computeIfAbsent(id, it -> skus.publish(it).toCompletableFuture()));
    }
    return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
        .thenApply(
            _ -> {
              var places = new HashMap<Listing, Place>();
              for (var listing : listings) {
                listing
                    .sku()
                    .map(asked::get)
                    .flatMap(reply -> place(listing, reply.join()))
                    .ifPresent(place -> places.put(listing, place));
              }
              return places;
            });
  }

  private Optional<Place> place(Listing listing, SkuReply reply) {
    if (!(reply instanceof SkuReply.Published published)) {
      return Optional.empty();
    }
    return published
        .report()
        .flatMap(
            report ->
                ListingNumbers.place(
                    report, listing, new Outlets(catalog.current(), stores.current())));
  }
}
