package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Deed;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Reply;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.Shop;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of Shopify's shops. */
final class ShopifyShop implements Shop {
  private static final Pattern GRAPHQL = Pattern.compile("/admin/api/([\\w-]+)/graphql\\.json");

  private final AdminApi api;
  private final ShopifySettings settings;
  private final Rooms rooms;
  private final Checkout checkout;
  private final BackOffice office;
  private final Budget budget;
  private final IdempotencyKeys keys = new IdempotencyKeys();
  private final Jobs jobs = new Jobs();
  private volatile boolean isInstalled = true;

  ShopifyShop(AdminApi api, ShopifySettings settings, Rooms rooms) {
    this.api = api;
    this.settings = settings;
    this.rooms = rooms;
    checkout = new Checkout(rooms);
    office = new BackOffice(rooms);
    budget = new Budget(settings.plan(), rooms.shop().agenda().instant());
  }

  @Override
  public ShopContext context() {
    return rooms.shop();
  }

  Budget budget() {
    return budget;
  }

  /** Where queries of this version begin. */
  Answering queries(ApiVersion version) {
    var stock = new StockNodes(rooms);
    return new QueryNode(
        rooms,
        settings,
        new Scopes(settings.scopes()),
        stock,
        new OrderNodes(rooms, stock),
        new SubscriptionNodes(rooms, version),
        jobs);
  }

  /** Where changes of this version begin. */
  Answering mutations(ApiVersion version) {
    var stock = new StockNodes(rooms);
    return new MutationNode(
        rooms.shop(),
        new Scopes(settings.scopes()),
        keys,
        new Adjustments(rooms, stock),
        new Activation(rooms, stock),
        new OrderMutations(rooms, office, new OrderNodes(rooms, stock), jobs),
        new SubscriptionNodes(rooms, version));
  }

  @Override
  public Reply answer(Call call) {
    Matcher path = GRAPHQL.matcher(call.path());
    Optional<ApiVersion> version = path.matches() ? ApiVersion.of(path.group(1)) : Optional.empty();
    if (version.isEmpty()) {
      return Reply.json(404, error("Not Found"));
    }
    if (!call.method().equals("POST")) {
      return Reply.json(405, error("Method Not Allowed"));
    }
    boolean isKnown =
        call.header("X-Shopify-Access-Token")
            .filter(settings.tokenOf(context())::equals)
            .isPresent();
    if (!isKnown || !isInstalled) {
      return Reply.json(
          401,
          error("[API] Invalid API key or access token (unrecognized login or wrong password)"));
    }
    return Question.of(call.body())
        .map(question -> api.answer(this, version.get(), question))
        .orElseGet(
            () -> {
              ObjectNode body = JsonNodeFactory.instance.objectNode();
              body.putObject("errors").put("query", "Required parameter missing or invalid");
              return Reply.json(400, body);
            })
        .withHeader("X-Shopify-API-Version", version.get().handle());
  }

  private static ObjectNode error(String message) {
    return JsonNodeFactory.instance.objectNode().put("errors", message);
  }

  @Override
  public Deed buy(List<Wanted> cart) {
    return checkout.buy(cart, false);
  }

  /** Only {@code test}: an order of a person who tries the shop out. */
  @Override
  public Deed buy(List<Wanted> cart, String way) {
    return way.equals("test") ? checkout.buy(cart, true) : Shop.super.buy(cart, way);
  }

  @Override
  public Deed cancel(long order, boolean restock) {
    return office.cancel(order, restock, restock, "customer");
  }

  @Override
  public Deed refund(long order, List<Wanted> lines, boolean restock) {
    return office.refund(order, lines, restock);
  }

  @Override
  public Deed fulfil(long order) {
    return office.fulfil(order);
  }

  /** At the first location that stocks the item. */
  @Override
  public Deed edit(long item, long quantity) {
    Optional<Shelf> shelf =
        context()
            .book()
            .item(item)
            .flatMap(known -> rooms.stock().shelves(known).stream().findFirst());
    if (shelf.isEmpty()) {
      return new Deed.Unknown("no location stocks a variant " + item);
    }
    if (rooms.stock().set(shelf.get(), Quantity.AVAILABLE, quantity, Cause.EDIT) != 0) {
      rooms.tellLevels(rooms.news().action(), Stream.of(shelf.get()));
    }
    return new Deed.Done(item);
  }

  @Override
  public void disableWebhooks() {
    rooms.subscriptions().removeAll();
  }

  @Override
  public Deed happen(String what, ObjectNode told) {
    return switch (what) {
      case "drain" -> {
        budget.drain(context().agenda().instant());
        yield new Deed.Done(0);
      }
      case "uninstall" -> {
        // The token is dead before anybody is told.
        isInstalled = false;
        rooms.news().action().tell(Topic.APP_UNINSTALLED, rooms.bodies()::card);
        yield new Deed.Done(0);
      }
      default -> new Happenings(rooms, checkout, office).happen(what, told);
    };
  }

  @Override
  public ObjectNode facts() {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("domain", ShopifySettings.domain(context()));
    facts.put("token", settings.tokenOf(context()));
    facts.put("secret", settings.secretOf(context()));
    facts.put("graphql", context().url() + "/admin/api/2026-10/graphql.json");
    var places = facts.putArray("locations");
    rooms
        .stock()
        .places()
        .forEach(place -> places.addObject().put("id", place.id()).put("name", place.name()));
    var items = facts.putArray("items");
    for (Item item : context().book().items()) {
      items
          .addObject()
          .put("id", item.id())
          .put("product", item.product())
          .put("inventory", item.inventory())
          .put("sku", item.sku())
          .put("tracked", item.tracked())
          .put("sellsBelowZero", item.sellsBelowZero());
    }
    return facts;
  }
}
