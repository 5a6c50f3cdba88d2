package holdfast.loadtest.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Counters.Count;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the control endpoint shows. */
final class ControlViews {
  private static final int CHANGES_PER_ANSWER_MAX = 10_000;

  private ControlViews() {}

  /** The whole truth of a shop. */
  static ObjectNode shop(Shop shop) {
    ShopContext context = shop.context();
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("name", context.name()).put("url", context.url()).setAll(shop.facts());
    view.set("shelves", shelves(context.book().truths()));
    view.put("orders", context.book().orders().size());
    ObjectNode counts = view.putObject("counts");
    for (Count count : Count.values()) {
      counts.put(camelCase(count), context.counters().of(count));
    }
    view.set("faults", FaultFields.show(context.faults().now()));
    return view;
  }

  /** The changes after a number, a page of them. */
  static ObjectNode changes(Changes changes, long after) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    List<Change> found = changes.after(after, CHANGES_PER_ANSWER_MAX);
    ArrayNode list = view.putArray("changes");
    for (Change change : found) {
      ObjectNode one = list.addObject();
      one.put("number", change.number()).put("shop", change.shop());
      name(one, change.shelf());
      one.put("before", change.before()).put("quantity", change.after());
      one.put("cause", change.cause().name());
      time(one, "at", change.at());
    }
    view.put("next", found.isEmpty() ? after : found.getLast().number());
    view.put("lost", changes.lostSince(after));
    return view;
  }

  private static ArrayNode shelves(Map<Shelf, Truth> truths) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    truths.forEach(
        (shelf, truth) -> {
          ObjectNode one = list.addObject();
          name(one, shelf);
          one.put("quantity", truth.quantity())
              .put("sold", truth.sold())
              .put("oversold", truth.oversold())
              .put("lowest", truth.lowest());
          time(one, "lastChange", truth.lastChange());
          time(one, "lastPush", truth.lastPush());
        });
    return list;
  }

  private static void name(ObjectNode view, Shelf shelf) {
    view.put("inventory", shelf.inventory()).put("location", shelf.location());
  }

  /** As people read it, and as one number to reckon with. */
  private static void time(ObjectNode view, String field, @Nullable Instant at) {
    if (at == null) {
      view.putNull(field);
    } else {
      view.put(field, at.toString());
      view.put(field + "Nanos", at.getEpochSecond() * 1_000_000_000L + at.getNano());
    }
  }

  private static String camelCase(Count count) {
    return Pattern.compile("_(.)")
        .matcher(count.name().toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
