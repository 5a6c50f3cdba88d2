package holdfast.loadtest.connected;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Client;
import holdfast.loadtest.simulator.Counters.Count;
import holdfast.loadtest.simulator.Deed;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.Shop;
import holdfast.loadtest.simulator.Wanted;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** What people see of a simulated shop and do in it. */
record ConnectedShop(Shop shop, Client client, URI simulation) {
  String url() {
    return shop.context().url();
  }

  ObjectNode facts() {
    return shop.facts();
  }

  /** The item with this SKU. */
  JsonNode facts(String sku) {
    for (JsonNode item : facts().path("items")) {
      if (item.path("sku").asText().equals(sku)) {
        return item;
      }
    }
    throw new AssertionError("nothing has the SKU " + sku);
  }

  /** The number that stands in the shop. */
  long shows(String sku) {
    return shop.context()
        .book()
        .quantity(
            new Shelf(
                facts(sku).path("inventory").asLong(), facts().at("/locations/0/id").asLong(0)));
  }

  /** A shopper buys, whose order has this id. */
  long buy(String sku, long units) {
    return done(shop.buy(List.of(new Wanted(facts(sku).path("id").asLong(), units))));
  }

  /** Somebody of the staff writes another number. */
  void edit(String sku, long quantity) {
    done(shop.edit(facts(sku).path("id").asLong(), quantity));
  }

  /** An order is cancelled in the shop, which counts its units as there again. */
  void cancel(long order) {
    done(shop.cancel(order, true));
  }

  /** The platform switches off all webhooks, or forgets them. */
  void disableWebhooks() {
    shop.disableWebhooks();
  }

  /** Something that happens on this platform only. */
  void happen(String what, String body) {
    control("POST", "/events/" + what, body);
  }

  /** Somebody of the staff has a look at an order and leaves a trace, of which the shop tells. */
  void touch(long order) {
    String token = facts().path("token").asText();
    if (token.isEmpty()) {
      done(shop.change(order, "on-hold"));
    } else {
      String query =
          "mutation { orderUpdate(input: {id: \\\"gid://shopify/Order/%d\\\", note: \\\"seen\\\"})"
                  .formatted(order)
              + " { userErrors { message } } }";
      send(
          "POST",
          url() + "/admin/api/2026-07/graphql.json",
          "{\"query\":\"" + query + "\"}",
          "Content-Type",
          "application/json",
          "X-Shopify-Access-Token",
          token);
    }
  }

  /** What goes wrong from now on; {@code {}} changes nothing. */
  void faults(String fields) {
    control("PUT", "/faults", fields);
  }

  /** How often it happened so far. */
  long count(Count what) {
    return shop.context().counters().of(what);
  }

  Order order(long id) {
    return shop.context().book().order(id).orElseThrow();
  }

  private static long done(Deed deed) {
    if (deed instanceof Deed.Done(long id)) {
      return id;
    }
    throw new AssertionError(deed);
  }

  private void control(String method, String path, String body) {
    send(method, simulation + "/_control/shops/" + shop.context().name() + path, body);
  }

  private void send(String method, String url, String body, String... headers) {
    try {
      Client.Answer answer = client.send(method, url, body, headers);
      if (answer.status() != 200) {
        throw new AssertionError(url + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new AssertionError(url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(url, e);
    }
  }
}
