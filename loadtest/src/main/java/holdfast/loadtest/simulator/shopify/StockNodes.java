package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a shop sells and has, as objects of the Admin schema. */
record StockNodes(Rooms rooms) {
  /** A moment as the Admin API prints it. */
  static String time(Instant moment) {
    return second(moment).toString();
  }

  /** No moment of the Admin API is finer than a second. */
  static Instant second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  Answering item(Item item) {
    return new ItemNode(item);
  }

  Optional<Answering> item(String gid) {
    return Gid.number("InventoryItem", gid).flatMap(rooms.stock()::item).map(ItemNode::new);
  }

  Answering variant(Item item) {
    return new VariantNode(item);
  }

  Optional<Answering> variant(String gid) {
    return Gid.number("ProductVariant", gid).flatMap(rooms.book()::item).map(VariantNode::new);
  }

  Optional<Answering> product(String gid) {
    return Gid.number("Product", gid)
        .filter(id -> !rooms.stock().ofProduct(id).isEmpty())
        .map(ProductNode::new);
  }

  Answering product(long id) {
    return new ProductNode(id);
  }

  Optional<Answering> location(String gid) {
    return Gid.number("Location", gid).flatMap(rooms.stock()::place).map(PlaceNode::new);
  }

  Answering location(Place place) {
    return new PlaceNode(place);
  }

  Optional<Answering> level(String gid) {
    return Gid.itemOfLevel(gid)
        .flatMap(
            item ->
                Gid.number("InventoryLevel", gid)
                    .flatMap(rooms.stock()::placeOfLevels)
                    .map(place -> new Shelf(item, place.id())))
        .flatMap(this::level);
  }

  /** What is at a location of an item; empty if it is not stocked there. */
  Optional<Answering> level(Shelf shelf) {
    return rooms.stock().isOpen(shelf)
        ? rooms.stock().item(shelf.inventory()).map(item -> new LevelNode(item, shelf))
        : Optional.empty();
  }

  Connection variants(Stream<Item> items, DataFetchingEnvironment asked) {
    return Connection.of(
        "ProductVariant",
        items.map(item -> new Connection.Entry(item.id(), item.id(), new VariantNode(item))),
        asked);
  }

  private final class ItemNode implements Answering {
    private final Item item;

    ItemNode(Item item) {
      this.item = item;
    }

    @Override
    public String type() {
      return "InventoryItem";
    }

    @Override
    public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), item.inventory());
        case "legacyResourceId" -> item.inventory();
        case "sku" -> item.sku();
        case "tracked" -> item.tracked();
        case "requiresShipping" -> true;
        case "duplicateSkuCount" -> rooms.stock().twins(item);
        case "createdAt" -> time(Instant.EPOCH);
        case "updatedAt" -> time(rooms.bodies().changed(item));
        case "inventoryLevel" -> level(asked);
        case "inventoryLevels" -> levels(asked);
        case "variant" -> new VariantNode(item);
        case "variants" -> variants(Stream.of(item), asked);
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }

    private @Nullable Answering level(DataFetchingEnvironment asked) {
      String location = Objects.requireNonNull(asked.getArgument("locationId"));
      return Gid.number("Location", location)
          .flatMap(place -> StockNodes.this.level(new Shelf(item.inventory(), place)))
          .orElse(null);
    }

    private Connection levels(DataFetchingEnvironment asked) {
      return Connection.of(
          "InventoryLevel",
          rooms.stock().shelves(item).stream()
              .map(
                  shelf ->
                      new Connection.Entry(
                          shelf.location(), shelf.location(), new LevelNode(item, shelf))),
          asked);
    }
  }

  private final class LevelNode implements Answering {
    private final Item item;
    private final Shelf shelf;

    LevelNode(Item item, Shelf shelf) {
      this.item = item;
      this.shelf = shelf;
    }

    @Override
    public String type() {
      return "InventoryLevel";
    }

    private Place place() {
      return rooms.stock().place(shelf.location()).orElseThrow();
    }

    @Override
    public Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> place().levelGid(shelf);
        case "isActive" -> true;
        case "createdAt" -> time(place().created());
        case "updatedAt" -> time(rooms.stock().changed(shelf));
        case "item" -> new ItemNode(item);
        case "location" -> new PlaceNode(place());
        case "quantities" -> quantities(asked);
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }

    private List<Answering> quantities(DataFetchingEnvironment asked) {
      List<String> names = Objects.requireNonNull(asked.getArgument("names"));
      return rooms.book().together(() -> names.stream().map(this::quantity).toList());
    }

    private Answering quantity(String name) {
      Quantity state =
          Quantity.of(name)
              .orElseThrow(
                  () ->
                      Refused.because(
                          "INVALID_FIELD_ARGUMENTS", name + " is not a valid quantity name."));
      return Simple.of("InventoryQuantity", "name", name)
          .with(
              "id",
              "%s?inventory_item_id=%d&name=%s"
                  .formatted(
                      Gid.of("InventoryQuantity", place().levels()), shelf.inventory(), name))
          .with("quantity", rooms.stock().units(shelf, state))
          .with("updatedAt", time(rooms.stock().changed(shelf)));
    }
  }

  private final class PlaceNode implements Answering {
    private final Place place;

    PlaceNode(Place place) {
      this.place = place;
    }

    @Override
    public String type() {
      return "Location";
    }

    @Override
    public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> place.gid();
        case "legacyResourceId" -> place.id();
        case "name" -> place.name();
        case "isActive", "fulfillsOnlineOrders", "shipsInventory" -> true;
        case "isFulfillmentService" -> false;
        case "createdAt", "updatedAt" -> time(place.created());
        case "inventoryLevel" -> {
          String item = Objects.requireNonNull(asked.getArgument("inventoryItemId"));
          yield Gid.number("InventoryItem", item)
              .flatMap(id -> level(new Shelf(id, place.id())))
              .orElse(null);
        }
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }
  }

  private final class VariantNode implements Answering {
    private final Item item;

    VariantNode(Item item) {
      this.item = item;
    }

    @Override
    public String type() {
      return "ProductVariant";
    }

    @Override
    public Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), item.id());
        case "legacyResourceId" -> item.id();
        case "sku", "title" -> item.sku();
        case "displayName" -> Bodies.title(item.product()) + " - " + item.sku();
        case "inventoryPolicy" -> item.sellsBelowZero() ? "CONTINUE" : "DENY";
        case "inventoryQuantity" -> item.tracked() ? rooms.stock().total(item) : 0L;
        case "inventoryItem" -> new ItemNode(item);
        case "requiresComponents" -> rooms.stock().isBundle(item);
        case "product" -> new ProductNode(item.product());
        case "createdAt" -> time(Instant.EPOCH);
        case "updatedAt" -> time(rooms.bodies().changed(item));
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }
  }

  private final class ProductNode implements Answering {
    private final long id;

    ProductNode(long id) {
      this.id = id;
    }

    @Override
    public String type() {
      return "Product";
    }

    private Stream<Item> items() {
      return rooms.stock().ofProduct(id).stream();
    }

    @Override
    public Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), id);
        case "legacyResourceId" -> id;
        case "title" -> Bodies.title(id);
        case "status" -> "ACTIVE";
        case "createdAt" -> time(Instant.EPOCH);
        case "updatedAt" ->
            time(items().map(rooms.bodies()::changed).max(Instant::compareTo).orElseThrow());
        case "variants" -> variants(items(), asked);
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }
  }
}
