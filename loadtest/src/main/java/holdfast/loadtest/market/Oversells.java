package holdfast.loadtest.market;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Json;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Units that were sold and that the supplier can't deliver: by the server's word, and by truth. */
public final class Oversells {
  /** The words of both platforms for orders of which nothing is to be delivered. */
  private static final Set<String> NOTHING_TO_DELIVER =
      Set.of("cancelled", "failed", "refunded", "pending", "checkout-draft", "trash");

  private Oversells() {}

  /** Units that the server has recorded as oversold, also those that could be filled later. */
  public static long recorded(Api api) throws ServerFailure {
    long units = 0;
    String cursor = "";
    do {
      String path = "/v1/oversells?limit=500" + cursor;
      Answer.Received answer = api.ask(api.calls().get(path));
      if (!answer.ok()) {
        throw new ServerFailure("GET " + path + " was answered " + answer.body());
      }
      JsonNode page = Json.parse(answer.body());
      for (JsonNode oversell : page.path("items")) {
        units += oversell.path("units").asLong();
      }
      JsonNode next = page.path("nextCursor");
      cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
    } while (!cursor.isEmpty());
    return units;
  }

  /**
   * What customers have bought, by the shops' own orders and the own channel, next to what ever
   * arrived in the warehouse; asks nobody but the shops.
   *
   * @return the SKUs of which more was sold than there was, with the figures
   */
  public static List<String> inTruth(
      List<Storefront> stores, Warehouse warehouse, ToLongFunction<String> soldByOwnChannel) {
    Map<String, Long> sold = new HashMap<>();
    for (Storefront store : stores) {
      for (Order order : store.shop().context().book().orders()) {
        if (order.cancelled() == null && !NOTHING_TO_DELIVER.contains(order.status())) {
          order.lines().forEach(line -> sold.merge(line.item().sku(), kept(line), Long::sum));
        }
      }
    }
    List<String> wrong = new ArrayList<>();
    sold.forEach(
        (sku, units) -> {
          long all = units + soldByOwnChannel.applyAsLong(sku);
          if (all > warehouse.received(sku)) {
            wrong.add("%s: %d sold of %d".formatted(sku, all, warehouse.received(sku)));
          }
        });
    return wrong;
  }

  /** Units that the customer has or waits for. */
  private static long kept(OrderLine line) {
    return Math.max(0, line.quantity() - line.removed() - line.returned());
  }
}
