package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Platform;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.Shop;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.SimulationSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opens Shopify's shops. */
public final class ShopifyPlatform implements Platform {
  private static final int VARIANTS_PER_PRODUCT = 10;
  private static final long IDS_PER_SHOP = 1_000_000_000L;

  /** What shops print their webhooks in, until an app subscribes by itself in another version. */
  private static final String VERSION = "2026-10";

  private final ShopifySettings settings;
  private final AdminApi api;

  private ShopifyPlatform(ShopifySettings settings, AdminApi api) {
    this.settings = settings;
    this.api = api;
  }

  /**
   * The platform with the schema that the settings name; reading the whole one takes some seconds.
   *
   * @throws IOException if it can't be read
   */
  public static ShopifyPlatform of(ShopifySettings settings) throws IOException {
    Optional<Path> file = settings.schema();
    var schema = file.isPresent() ? AdminSchema.of(file.get()) : AdminSchema.trimmed();
    return new ShopifyPlatform(settings, new AdminApi(schema));
  }

  @Override
  public String name() {
    return "shopify";
  }

  @Override
  public long firstId(int index) {
    return (index + 1) * IDS_PER_SHOP;
  }

  @Override
  public Shop open(ShopContext context, SimulationSettings simulation) {
    Instant now = context.agenda().instant();
    List<Place> places =
        IntStream.rangeClosed(1, settings.locations())
            .mapToObj(
                n -> new Place(context.ids().next(), context.ids().next(), "Location " + n, now))
            .toList();
    var stock = new Stockroom(context.book(), places);
    long product = 0;
    for (int i = 0; i < simulation.variants(); i++) {
      product = i % VARIANTS_PER_PRODUCT == 0 ? context.ids().next() : product;
      var item =
          new Item(
              context.ids().next(),
              product,
              context.ids().next(),
              SimulationSettings.sku(i),
              true,
              false);
      stock.add(item);
      context.book().open(new Shelf(item.inventory(), places.getFirst().id()), simulation.stock());
    }
    var subscriptions = new Subscriptions();
    context.webhooks().ifPresent(uri -> subscribe(context, subscriptions, uri));
    var sheets = new Sheets();
    var rooms =
        new Rooms(
            context,
            stock,
            sheets,
            subscriptions,
            new News(context, settings, subscriptions),
            new Bodies(context, stock),
            new OrderBodies(context, sheets));
    return new ShopifyShop(api, settings, rooms);
  }

  private static void subscribe(ShopContext context, Subscriptions subscriptions, URI uri) {
    Instant now = context.agenda().instant();
    for (Topic topic : Topic.values()) {
      subscriptions.put(
          new Subscription(
              context.ids().next(),
              topic.name(),
              uri.toString(),
              List.of(),
              null,
              VERSION,
              now,
              now));
    }
  }
}
