package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stocks items at locations. Its user errors have no codes. */
final class Activation {
  private static final String PAYLOAD = "InventoryActivatePayload";
  private static final String LEVEL = "inventoryLevel";

  private final Rooms rooms;
  private final StockNodes nodes;

  Activation(Rooms rooms, StockNodes nodes) {
    this.rooms = rooms;
    this.nodes = nodes;
  }

  Answering activate(DataFetchingEnvironment asked) {
    Optional<Item> item =
        Gid.number("InventoryItem", Objects.requireNonNull(asked.getArgument("inventoryItemId")))
            .flatMap(rooms.stock()::item);
    Optional<Place> place =
        Gid.number("Location", Objects.requireNonNull(asked.getArgument("locationId")))
            .flatMap(rooms.stock()::place);
    Integer available = asked.getArgument("available");
    Integer onHand = asked.getArgument("onHand");
    if (item.isEmpty()) {
      return refused("The product couldn't be stocked because it wasn't found.", "inventoryItemId");
    }
    if (place.isEmpty()) {
      return refused(
          "The product couldn't be stocked because the location wasn't found.", "locationId");
    }
    if (available != null && onHand != null) {
      return refused("Only one of available and onHand can be set.", "available");
    }
    return rooms
        .book()
        .together(
            () -> activate(new Shelf(item.get().inventory(), place.get().id()), available, onHand));
  }

  private Answering activate(Shelf shelf, @Nullable Integer available, @Nullable Integer onHand) {
    Integer units = available == null ? onHand : available;
    if (rooms.stock().isOpen(shelf)) {
      return units == null
          ? activated(shelf)
          : refused(
              "Not allowed to set available quantity when the item is already active at the"
                  + " location.",
              "available");
    }
    News.Action action = rooms.news().action();
    rooms.stock().open(shelf);
    action.tell(Topic.INVENTORY_LEVELS_CONNECT, () -> rooms.bodies().level(shelf));
    if (units != null) {
      rooms
          .stock()
          .set(shelf, available == null ? Quantity.ON_HAND : Quantity.AVAILABLE, units, Cause.PUSH);
      rooms.tellLevels(action, Stream.of(shelf));
    }
    return activated(shelf);
  }

  private Answering activated(Shelf shelf) {
    return Payloads.of(PAYLOAD, LEVEL, nodes.level(shelf).orElseThrow());
  }

  private static Answering refused(String message, String field) {
    return Payloads.refused(PAYLOAD, LEVEL, Problem.at("", message, field));
  }

  /** A key can't be used. */
  static Answering refused(Problem problem) {
    return Payloads.refused(PAYLOAD, LEVEL, problem);
  }
}
