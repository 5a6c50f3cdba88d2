package holdfast.loadtest.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Change;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.Shop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simulated shop and the store that stands for it.
 *
 * @param id the store's, and the shop's name
 * @param retailer whose shop it is
 * @param shop the simulated shop
 * @param facts what the simulator tells whoever sets a connector up
 * @param shelves where the shop keeps each SKU
 */
public record Storefront(
    String id,
    String retailer,
    StorePlatform platform,
    Shop shop,
    ObjectNode facts,
    Map<String, Shelf> shelves,
    Map<Long, String> skus) {
  /** As long as a customer may take to pay. */
  private static final int HOLD_SECONDS = 900;

  static Storefront of(String id, String retailer, StorePlatform platform, Shop shop) {
    Map<Long, String> skus = new LinkedHashMap<>();
    shop.context().book().items().forEach(item -> skus.put(item.inventory(), item.sku()));
    Map<String, Shelf> shelves = new LinkedHashMap<>();
    shop.context().book().truths().keySet().stream()
        .filter(shelf -> skus.containsKey(shelf.inventory()))
        .forEach(shelf -> shelves.putIfAbsent(skus.get(shelf.inventory()), shelf));
    return new Storefront(id, retailer, platform, shop, shop.facts(), shelves, skus);
  }

  /** Which SKU a change in this shop is about. */
  String sku(Change change) {
    return skus.getOrDefault(change.shelf().inventory(), "");
  }

  /** What the shop really shows of a SKU. */
  long shows(String sku) {
    Shelf shelf = shelves.get(sku);
    return shelf == null ? 0 : shop.context().book().quantity(shelf);
  }

  /** The body that makes the store known. */
  String store(String location) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", id).put("retailer", retailer).put("platform", platform.name());
    // The clerk who restocks a returned unit has it in hand.
    body.put("location", location).put("restockAuthority", "STORE");
    body.put("holdSeconds", HOLD_SECONDS);
    body.putObject("api").put("url", shop.context().url()).put("plainHttp", true);
    platform.identify(facts, body);
    return body.toString();
  }

  /** One listing of each of these SKUs. */
  List<ObjectNode> listings() {
    List<ObjectNode> listings = new ArrayList<>();
    for (JsonNode item : facts.path("items")) {
      ObjectNode listing = JsonNodeFactory.instance.objectNode();
      String sku = item.path("sku").asText();
      listing.put("id", sku).put("sku", sku).put("skuText", sku);
      listing.put("variant", item.path("id").asText());
      listing.put("product", item.path("product").asText());
      // WooCommerce: given only where something else than the variant is counted.
      if (!item.path("inventory").equals(item.path("id"))) {
        listing.put("inventoryItem", item.path("inventory").asText());
      }
      listings.add(listing);
    }
    return listings;
  }
}
