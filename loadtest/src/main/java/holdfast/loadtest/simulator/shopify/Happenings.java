package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Deed;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import java.util.Optional;
import java.util.stream.Stream;

/** What else happens in Shopify's shops when a harness says so. */
final class Happenings {
  private final Rooms rooms;
  private final Checkout checkout;
  private final BackOffice office;

  Happenings(Rooms rooms, Checkout checkout, BackOffice office) {
    this.rooms = rooms;
    this.checkout = checkout;
    this.office = office;
  }

  /** Lets it happen; unknown if there is no such thing, or what it is about is missing. */
  Deed happen(String what, ObjectNode told) {
    return switch (what) {
      case "stock" -> about(told, item -> stock(item, told));
      case "item" -> about(told, item -> change(item, told));
      case "edit-order" ->
          told.has("line")
              ? office.remove(whole(told, "order"), whole(told, "line"), whole(told, "remove"))
              : about(told, item -> checkout.add(whole(told, "order"), item, whole(told, "add")));
      default ->
          new Deed.Unknown(
              "There is no " + what + "; there are drain, edit-order, item, stock, uninstall.");
    };
  }

  private interface OfItem {
    Deed happens(Item item);
  }

  /** By id or by SKU. */
  private Deed about(ObjectNode told, OfItem deed) {
    Optional<Item> item =
        told.has("sku")
            ? rooms.book().items().stream()
                .filter(one -> one.sku().equals(told.path("sku").asText()))
                .findFirst()
            : rooms.book().item(whole(told, "item"));
    return item.map(deed::happens)
        .orElseGet(() -> new Deed.Unknown("The body names no item of this shop."));
  }

  /** Zero, which is the id of nothing and no number of units, if it is not there. */
  private static long whole(JsonNode told, String field) {
    return told.path(field).asLong();
  }

  /** An item is stocked at a location, or not any more; at the first one if none is named. */
  private Deed stock(Item item, ObjectNode told) {
    long place = told.has("location") ? whole(told, "location") : rooms.firstPlace();
    if (rooms.stock().place(place).isEmpty() || !told.path("stocked").isBoolean()) {
      return new Deed.Unknown("location is one of the shop's, and stocked is true or false.");
    }
    var shelf = new Shelf(item.inventory(), place);
    News.Action action = rooms.news().action();
    if (told.path("stocked").asBoolean()) {
      rooms.stock().open(shelf);
      action.tell(Topic.INVENTORY_LEVELS_CONNECT, () -> rooms.bodies().level(shelf));
    } else {
      rooms.stock().close(shelf);
      action.tell(Topic.INVENTORY_LEVELS_DISCONNECT, () -> Bodies.disconnected(shelf));
    }
    return new Deed.Done(item.id());
  }

  private Deed change(Item item, ObjectNode told) {
    Item changed =
        item.withTracked(told.path("tracked").asBoolean(item.tracked()))
            .withSellsBelowZero(told.path("sellsBelowZero").asBoolean(item.sellsBelowZero()));
    rooms.stock().add(changed);
    if (told.path("bundle").asBoolean()) {
      rooms.stock().bundle(changed);
    }
    News.Action action = rooms.news().action();
    action.tell(
        Topic.INVENTORY_ITEMS_UPDATE, () -> rooms.bodies().inventoryItem(changed, action.at()));
    rooms.tellProducts(action, Stream.of(changed));
    return new Deed.Done(item.id());
  }
}
