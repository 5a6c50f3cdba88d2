package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.ListingsPut;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * That a shop's variant stands for a SKU, said from the review queue.
 *
 * @param listing what to call the listing if the variant has none yet
 */
record VariantMapping(String variant, SkuId sku, String listing) {
  static VariantMapping read(Call call) {
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only("variant", "sku", "listing");
    var variant = fields.id("variant");
    var sku = new SkuId(fields.id("sku"));
    var listing = fields.optionalId("listing").orElse(variant);
    findings.check();
    return new VariantMapping(variant, sku, listing);
  }

  /** Writes the store's listing. Blocks for one transaction. */
  void write(StoreDirectory stores, ChannelId id) {
    var book = stores.current();
    var store = book.store(id).orElseThrow(() -> unknownStore(id));
    if (!PlatformForms.id(store.platform()).test(variant)) {
      throw new ProblemException(
          Findings.problem("/variant", PlatformForms.idAllowed(store.platform())));
    }
    var known = book.byVariant(store.id(), variant);
    if (known.isEmpty() && book.listing(store.id(), listing).isPresent()) {
      throw new ProblemException(
          Findings.problem("/listing", "must be a new id: another variant's listing has this one"));
    }
    var put = stores.put(List.of(known.map(this::mapped).orElseGet(() -> fresh(store))));
    if (put instanceof ListingsPut.VariantTaken(var _, var holder)) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.VARIANT_TAKEN,
              "The variant %s belongs to the listing %s of this store."
                  .formatted(variant, holder)));
    }
  }

  private Listing mapped(Listing known) {
    return new Listing(
        known.store(),
        known.id(),
        known.variant(),
        known.product(),
        known.inventoryItem(),
        known.platformLocation(),
        known.skuText(),
        Optional.of(sku),
        known.parked(),
        known.version());
  }

  private Listing fresh(Store store) {
    return new Listing(
        store.id(),
        listing,
        variant,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(sku),
        Optional.empty(),
        0);
  }

  ProblemException unknownSku() {
    return new ProblemException(
        Problem.unprocessable(ProblemCode.UNKNOWN_SKU, "Unknown SKU: %s.".formatted(sku))
            .with(json -> json.writeStringField("field", "/sku")));
  }

  private static ProblemException unknownStore(ChannelId store) {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_STORE, "Unknown store: %s.".formatted(store)));
  }
}
