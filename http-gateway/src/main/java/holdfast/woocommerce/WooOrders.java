package holdfast.woocommerce;

import holdfast.delivery.Part;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderSnapshot.Stage;
import holdfast.shop.ShopNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Orders of one store. */
record WooOrders(WooStore store) {
  /** Note on a line whose units the store has taken from its stock. */
  static final String REDUCED = "_reduced_stock";

  List<ShopNews> seen(Part order) {
    var key = OrderKey.order(store.id(), order.id("id"));
    var printed = order.word("status");
    var hasLeft = order.optionalMoment("date_completed_gmt").isPresent();
    var parts = order.parts("line_items");
    var lines = lines(parts);
    var changedAt = order.moment("date_modified_gmt", "date_created_gmt");
    var status = WooStatus.of(printed, store, hasLeft, isReduced(parts));
    var news = new ArrayList<ShopNews>();
    news.add(
        status
            .stage()
            .map(stage -> snapshot(order, changedAt, stage, lines))
            .<ShopNews>map(seen -> new ShopNews.OfOrder(key, new OrderNews.Seen(seen)))
            .orElseGet(() -> ignored(key)));
    news.add(ShopNews.NumbersLowered.by(lines, key, takenAt(order, changedAt), changedAt));
    status.doubt().ifPresent(why -> news.add(new ShopNews.Unreadable("/status", why)));
    return news;
  }

  private static ShopNews ignored(OrderKey key) {
    return new ShopNews.Irrelevant(
        "order %s has a status that changes nothing in this store".formatted(key.number()));
  }

  private static Instant takenAt(Part order, Instant changedAt) {
    return order
        .optionalMoment("date_paid_gmt")
        .or(() -> order.optionalMoment("date_created_gmt"))
        .orElse(changedAt);
  }

  private static boolean isReduced(List<Part> lines) {
    return lines.stream().anyMatch(line -> note(line, REDUCED).isPresent());
  }

  /** The note with this key; its value may be a string or a number. */
  static Optional<Part> note(Part line, String key) {
    return line.optionalParts("meta_data").stream()
        .filter(note -> note.hint("key").filter(key::equals).isPresent())
        .findFirst();
  }

  private static OrderSnapshot snapshot(
      Part order, Instant changedAt, Stage stage, List<OrderLine> lines) {
    return new OrderSnapshot(
        changedAt,
        stage,
        Optional.empty(),
        false,
        lines,
        List.of(),
        List.of(),
        order.optionalParts("refunds").stream().map(refund -> refund.id("id")).toList(),
        order.optionalMoment("date_completed_gmt"));
  }

  private static List<OrderLine> lines(List<Part> parts) {
    var seen = new HashSet<String>();
    return parts.stream().map(part -> line(part, seen)).toList();
  }

  /** The shop notes on each line by how much its number is still lowered for it. */
  private static OrderLine line(Part line, Set<String> seen) {
    var id = line.id("id");
    if (!seen.add(id)) {
      line.refuse("id", "must be another one than that of the lines before");
    }
    var product = line.optionalId("product_id");
    return new OrderLine(
        id,
        line.optionalId("variation_id").or(() -> product),
        line.hint("sku"),
        line.units("quantity"),
        Optional.empty(),
        note(line, REDUCED).flatMap(it -> it.optionalUnits("value")).or(() -> Optional.of(0)));
  }

  /** Into its bin the shop puts an order by deleting it; this is the way back. */
  List<ShopNews> restored(Part order) {
    var restored =
        new ShopNews.OfOrder(OrderKey.order(store.id(), order.id("id")), new OrderNews.Restored());
    return Stream.concat(Stream.of(restored), seen(order).stream()).toList();
  }

  List<ShopNews> deleted(Part order) {
    return List.of(
        new ShopNews.OfOrder(OrderKey.order(store.id(), order.id("id")), new OrderNews.Deleted()));
  }
}
