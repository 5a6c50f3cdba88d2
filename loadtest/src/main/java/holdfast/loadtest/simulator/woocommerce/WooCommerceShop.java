package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Deed;
import holdfast.loadtest.simulator.Dice;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.Reply;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.Shop;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Wanted;
import holdfast.loadtest.simulator.woocommerce.ApiKey.Permission;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One shop of WooCommerce. */
final class WooCommerceShop implements Shop {
  private static final List<String> TOPICS =
      List.of(
          "order.created", "order.updated", "order.deleted", "order.restored", "product.updated");

  private static final double PAYS_LATER = 0.15;
  private static final double PAYS_BY_BANK = 0.10;
  private static final double PAYMENT_FAILS = 0.10;
  private static final Duration PAYS_WITHIN = Duration.ofMinutes(2);

  private final ShopContext shop;
  private final List<ApiKey> keys;
  private final String webhookSecret;
  private final Webhooks webhooks;
  private final Catalogue catalogue;
  private final ProductViews products;
  private final Orders orders;
  private final Refunds refunds;
  private final OrderViews orderViews;
  private final RestApi api;

  WooCommerceShop(ShopContext shop, WooCommerceSettings settings) {
    this.shop = shop;
    // Secrets have dice of their own: what shoppers do must not depend on which of them are given.
    var secrets = new Dice(settings.common().seed() * 37 + shop.name().hashCode());
    keys = keys(settings, secrets);
    webhookSecret = settings.webhookSecret().orElseGet(() -> hex(secrets));
    webhooks = new Webhooks(shop, this::body);
    catalogue = new Catalogue(shop, id -> webhooks.happened("product.updated", id));
    products = new ProductViews(shop, catalogue);
    orders = new Orders(shop, webhooks);
    refunds = new Refunds(shop, orders);
    orderViews = new OrderViews(shop);
    api =
        new RestApi(
            shop,
            new Authentication(keys, shop.agenda()),
            new ProductCalls(shop.book(), catalogue, products),
            new OrderCalls(shop, orders, refunds, orderViews),
            new WebhookCalls(shop, webhooks));
    catalogue.open(settings.common());
    shop.webhooks().ifPresent(this::subscribe);
  }

  private static List<ApiKey> keys(WooCommerceSettings settings, Dice secrets) {
    return List.of(
        new ApiKey(
            settings.key().orElseGet(() -> "ck_" + hex(secrets)),
            settings.secret().orElseGet(() -> "cs_" + hex(secrets)),
            Permission.READ_WRITE),
        new ApiKey("ck_" + hex(secrets), "cs_" + hex(secrets), Permission.READ),
        new ApiKey("ck_" + hex(secrets), "cs_" + hex(secrets), Permission.WRITE));
  }

  private static String hex(Dice dice) {
    return "%016x%016x%08x".formatted(dice.bits(), dice.bits(), dice.bits() >>> 32);
  }

  /** As if somebody had set them up before, ping and all. */
  private void subscribe(URI address) {
    Instant now = shop.agenda().instant();
    for (String topic : TOPICS) {
      webhooks.put(
          new Webhook(
              shop.ids().next(),
              topic,
              Webhook.ACTIVE,
              topic,
              address,
              webhookSecret,
              0,
              true,
              now,
              now));
    }
  }

  /** What a webhook tells: the resource as its own endpoint shows it, also if that is an error. */
  private JsonNode body(String resource, String event, long id) {
    if (event.equals("deleted")) {
      return JsonNodeFactory.instance.objectNode().put("id", id);
    }
    return resource.equals("order")
        ? shop.book()
            .order(id)
            .map(orderViews::view)
            .orElseGet(() -> RestError.invalidId("shop_order", 404).view())
        : catalogue
            .find(id)
            .map(products::view)
            .orElseGet(() -> RestError.invalidId("product", 404).view());
  }

  @Override
  public ShopContext context() {
    return shop;
  }

  @Override
  public Reply answer(Call call) {
    return api.answer(call);
  }

  @Override
  public Deed buy(List<Wanted> cart) {
    return buy(cart, Status.PROCESSING);
  }

  /** The way is the status that the order has when the checkout is through. */
  @Override
  public Deed buy(List<Wanted> cart, String way) {
    return shop.book().together(() -> orders.checkout(cart, way));
  }

  /** Some pay by bank and wait for it, some come back to pay a minute later or fail to. */
  @Override
  public Deed buyAsShoppersDo(List<Wanted> cart) {
    if (shop.dice().chance(PAYS_BY_BANK)) {
      return buy(cart, "on-hold");
    }
    if (!shop.dice().chance(PAYS_LATER)) {
      return buy(cart);
    }
    Deed deed = buy(cart, Status.PENDING);
    if (deed instanceof Deed.Done(long id)) {
      String then = shop.dice().chance(PAYMENT_FAILS) ? "failed" : Status.PROCESSING;
      shop.agenda().after(shop.dice().upTo(PAYS_WITHIN), () -> pay(id, then));
    }
    return deed;
  }

  private void pay(long order, String status) {
    withOrder(
        order,
        it ->
            it.status().equals(Status.PENDING)
                ? done(orders.become(it, status))
                : new Deed.Refused("It is " + it.status()));
  }

  /** Cancelling gives back what was taken; WooCommerce asks nobody whether. */
  @Override
  public Deed cancel(long order, boolean restock) {
    return withOrder(
        order,
        it ->
            restock
                ? done(orders.become(it, Status.CANCELLED))
                : new Deed.Refused("WooCommerce restocks what it cancels; refund it instead."));
  }

  @Override
  public Deed refund(long order, List<Wanted> lines, boolean restock) {
    return withOrder(
        order,
        it -> {
          List<Wanted> wanted = lines.isEmpty() ? Refunds.allUnits(it) : lines;
          if (wanted.isEmpty()) {
            return new Deed.Refused("Nothing is left to refund.");
          }
          long units = wanted.stream().mapToLong(Wanted::units).sum();
          try {
            return new Deed.Done(refunds.refund(it, wanted, Refunds.price(units), restock).id());
          } catch (RestError refused) {
            return new Deed.Refused(refused.text());
          }
        });
  }

  @Override
  public Deed fulfil(long order) {
    return withOrder(
        order,
        it ->
            Status.lowers(it.status())
                ? done(orders.become(it, Status.COMPLETED))
                : new Deed.Refused("An order that is " + it.status() + " is not shipped."));
  }

  /** A status to give it, or {@code trash}, {@code restore}, {@code delete}. */
  @Override
  public Deed change(long order, String deed) {
    return withOrder(
        order,
        it -> {
          switch (deed) {
            case Status.TRASH -> orders.trash(it);
            case "restore" -> orders.restore(it);
            case "delete" -> orders.delete(it);
            default -> {
              if (!Status.ALL.contains(deed)) {
                return new Deed.Unknown(deed + " is nothing that orders are told here.");
              }
              orders.become(it, deed);
            }
          }
          return done(it);
        });
  }

  @Override
  public Deed edit(long item, long quantity) {
    return shop.book()
        .together(
            () -> {
              Optional<Item> found = shop.book().item(item);
              if (found.isEmpty()) {
                return new Deed.Unknown("There is no product or variation " + item);
              }
              if (!found.get().tracked()) {
                return new Deed.Refused("The stock of " + item + " is not managed.");
              }
              shop.book().set(new Shelf(found.get().inventory(), 0), quantity, Cause.EDIT);
              return new Deed.Done(item);
            });
  }

  private Deed withOrder(long id, Function<Order, Deed> step) {
    return shop.book()
        .together(
            () ->
                shop.book()
                    .order(id)
                    .map(step)
                    .orElseGet(() -> new Deed.Unknown("There is no order " + id)));
  }

  private static Deed done(Order order) {
    return new Deed.Done(order.id());
  }

  @Override
  public void disableWebhooks() {
    webhooks.disableAll();
  }

  @Override
  public ObjectNode facts() {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ArrayNode all = facts.putArray("keys");
    for (ApiKey key : keys) {
      all.addObject()
          .put("key", key.key())
          .put("secret", key.secret())
          .put("permissions", key.permission().word());
    }
    facts.put("webhookSecret", webhookSecret);
    ArrayNode items = facts.putArray("items");
    for (Item item : shop.book().items()) {
      items
          .addObject()
          .put("id", item.id())
          .put("product", item.product())
          .put("inventory", item.inventory())
          .put("sku", item.sku());
    }
    return facts;
  }
}
