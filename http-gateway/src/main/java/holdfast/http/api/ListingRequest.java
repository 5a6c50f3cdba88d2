package holdfast.http.api;

import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import java.util.Optional;

/** What a body says about a listing. */
final class ListingRequest {
  static final Choices<Parked> PARKED = Choices.upperCase(Parked.class);

  private static final int SKU_TEXT_MAX = 255;

  private ListingRequest() {}

  /** Reads a listing of its own; what is wrong goes to the fields' findings. */
  static Listing read(Store store, String id, Fields fields) {
    fields.only(
        "variant", "product", "inventoryItem", "platformLocation", "skuText", "sku", "parked");
    return listing(store, id, fields);
  }

  /** Reads one of many listings, which names itself. */
  static Listing readNamed(Store store, Fields fields) {
    fields.only(
        "id",
        "variant",
        "product",
        "inventoryItem",
        "platformLocation",
        "skuText",
        "sku",
        "parked");
    return listing(store, fields.id("id"), fields);
  }

  private static Listing listing(Store store, String id, Fields fields) {
    var platform = store.platform();
    return new Listing(
        store.id(),
        id,
        fields.string("variant", PlatformForms.id(platform), PlatformForms.idAllowed(platform)),
        platformId(fields, "product", platform),
        platformId(fields, "inventoryItem", platform),
        platformId(fields, "platformLocation", platform),
        fields.optionalText("skuText", SKU_TEXT_MAX),
        fields.optionalId("sku").map(SkuId::new),
        // What is mapped is not unmapped, and what isn't need not be told so.
        fields.optionalChoice("parked", PARKED).filter(reason -> reason != Parked.UNMAPPED),
        0);
  }

  private static Optional<String> platformId(Fields fields, String name, Platform platform) {
    return fields.optionalString(
        name, PlatformForms.id(platform), PlatformForms.idAllowed(platform));
  }
}
