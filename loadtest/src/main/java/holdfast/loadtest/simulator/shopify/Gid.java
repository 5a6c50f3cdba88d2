package holdfast.loadtest.simulator.shopify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Global ids, such as {@code gid://shopify/Order/5123456789012}. */
final class Gid {
  private static final Pattern SHAPE = Pattern.compile("gid://shopify/(\\w+)/([^?]+)(?:\\?(.*))?");
  private static final Pattern ITEM =
      Pattern.compile("(?:^|&)inventory_item_id=(\\d{1,19})(?:&|$)");

  private Gid() {}

  static String of(String type, long id) {
    return "gid://shopify/" + type + "/" + id;
  }

  /** The number in a global id of this type; empty if it is none. A bare number will do. */
  static Optional<Long> number(String type, String gid) {
    Matcher shape = SHAPE.matcher(gid);
    if (!shape.matches()) {
      return whole(gid);
    }
    return shape.group(1).equals(type) ? whole(shape.group(2)) : Optional.empty();
  }

  /** The type that a global id names; empty if it is none. */
  static String type(String gid) {
    Matcher shape = SHAPE.matcher(gid);
    return shape.matches() ? shape.group(1) : "";
  }

  /** The inventory item in the id of a level. */
  static Optional<Long> itemOfLevel(String gid) {
    Matcher shape = SHAPE.matcher(gid);
    if (!shape.matches() || shape.group(3) == null) {
      return Optional.empty();
    }
    Matcher item = ITEM.matcher(shape.group(3));
    return item.find() ? whole(item.group(1)) : Optional.empty();
  }

  private static Optional<Long> whole(String digits) {
    try {
      return Optional.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
