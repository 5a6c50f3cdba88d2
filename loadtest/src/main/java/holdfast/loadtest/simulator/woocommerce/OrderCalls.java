package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.Reply;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Wanted;
import holdfast.loadtest.simulator.woocommerce.Notes.Note;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code /orders} and what is below it. */
final class OrderCalls {
  private static final String ORDER = "shop_order";

  private final ShopContext shop;
  private final Orders orders;
  private final Refunds refunds;
  private final OrderViews views;
  private final Notes notes = new Notes();

  OrderCalls(ShopContext shop, Orders orders, Refunds refunds, OrderViews views) {
    this.shop = shop;
    this.orders = orders;
    this.refunds = refunds;
    this.views = views;
  }

  /** What is in the bin is not in this list, unless it is asked for. */
  Reply list(Call call, Query query) {
    return Locked.reply(
        shop.book(),
        () -> {
          var modified = Page.modified(query, Order::changed);
          List<String> statuses = List.of(query.text("status").orElse("any").split(",", -1));
          List<Order> found =
              shop.book().orders().stream()
                  .filter(
                      order ->
                          statuses.contains("any")
                              ? !order.status().equals(Status.TRASH)
                              : statuses.contains(order.status()))
                  .filter(modified)
                  .toList();
          return Page.of(
              call, query, Page.sorted(query, found, Order::placed, Order::id), views::view);
        });
  }

  Reply read(String id) {
    return Locked.reply(shop.book(), () -> Reply.json(200, views.view(order(id, 404))));
  }

  /** The status is what can be changed here. */
  Reply write(String id, JsonNode body) {
    return Locked.reply(
        shop.book(),
        () -> {
          Order order = order(id, 400);
          if (body.has("line_items")) {
            throw RestError.notSimulated("a change of an order's lines");
          }
          String status = body.path("status").asText(order.status());
          if (!Status.ALL.contains(status) && !status.equals(order.status())) {
            throw RestError.parameter("status");
          }
          return Reply.json(200, views.view(changed(order, status)));
        });
  }

  /** Told to be refunded, an order gives all money back and no unit. */
  private Order changed(Order order, String status) throws RestError {
    if (status.equals(Status.REFUNDED) && Refunds.left(order).signum() > 0) {
      refunds.refund(order, List.of(), Refunds.left(order), false);
      return shop.book().order(order.id()).orElse(order);
    }
    return orders.become(order, status);
  }

  Reply delete(String id, Query query) {
    return Locked.reply(
        shop.book(),
        () -> {
          Order order = order(id, 404);
          if (query.flag("force")) {
            orders.delete(order);
            return Reply.json(200, views.view(order));
          }
          if (order.status().equals(Status.TRASH)) {
            throw new RestError(
                "woocommerce_rest_already_trashed", "The order has already been deleted.", 410);
          }
          orders.trash(order);
          return Reply.json(200, views.view(order(id, 404)));
        });
  }

  Reply refunds(Call call, Query query, String id) {
    return Locked.reply(
        shop.book(),
        () -> {
          Order order = parent(id);
          return Page.of(
              call, query, order.refunds().reversed(), refund -> views.view(order, refund));
        });
  }

  Reply refund(String id, JsonNode body) {
    return Locked.reply(
        shop.book(),
        () -> {
          Order order = parent(id);
          var lines = new ArrayList<Wanted>();
          for (JsonNode line : body.path("line_items")) {
            lines.add(new Wanted(line.path("id").asLong(), line.path("quantity").asLong()));
          }
          lines.removeIf(line -> line.units() == 0);
          boolean restock = body.path("api_restock").asBoolean(true);
          var refund = refunds.refund(order, lines, amount(body, lines), restock);
          return Reply.json(201, views.view(order(id, 404), refund));
        });
  }

  /** As it is given; without one, what the units cost. */
  private static BigDecimal amount(JsonNode body, List<Wanted> lines) throws RestError {
    if (!body.hasNonNull("amount")) {
      return Refunds.price(lines.stream().mapToLong(Wanted::units).sum());
    }
    try {
      return new BigDecimal(body.path("amount").asText());
    } catch (NumberFormatException e) {
      throw RestError.parameter("amount");
    }
  }

  Reply notes(Call call, Query query, String id) {
    return Locked.reply(
        shop.book(), () -> Page.of(call, query, notes.of(parent(id).id()), OrderCalls::view));
  }

  /** Nobody is told by webhook. */
  Reply note(String id, JsonNode body) {
    return Locked.reply(
        shop.book(),
        () -> {
          Order order = parent(id);
          String text = body.path("note").asText();
          if (text.isEmpty()) {
            throw new RestError("rest_missing_callback_param", "Missing parameter(s): note", 400);
          }
          var note =
              new Note(
                  shop.ids().next(),
                  shop.agenda().instant(),
                  text,
                  body.path("customer_note").asBoolean(false));
          notes.add(order.id(), note);
          return Reply.json(201, view(note));
        });
  }

  private static ObjectNode view(Note note) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", note.id()).put("author", "WooCommerce");
    SiteTime.put(view, "date_created", note.at());
    return view.put("note", note.text()).put("customer_note", note.forTheBuyer());
  }

  private Order order(String id, int status) throws RestError {
    return Ids64.of(id)
        .flatMap(shop.book()::order)
        .orElseThrow(() -> RestError.invalidId(ORDER, status));
  }

  private Order parent(String id) throws RestError {
    return Ids64.of(id)
        .flatMap(shop.book()::order)
        .orElseThrow(
            () -> new RestError("woocommerce_rest_order_invalid_id", "Invalid order ID.", 404));
  }
}
