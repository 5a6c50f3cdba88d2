package holdfast.order;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;

/**
 * Names one order or one cart of one store.
 *
 * @param number the shop's own id for it, as text: ids of shops may not fit any number type
 */
public record OrderKey(ChannelId store, Kind kind, String number) {
  /** Longest number, in characters; with the store's id it still fits the journal. */
  public static final int NUMBER_LENGTH_MAX = 100;

  /** Orders and carts are numbered apart. */
  public enum Kind {
    /** Somebody has bought, or is about to pay. */
    ORDER,
    /** Somebody may buy. */
    CART
  }

  /** Checks the number's form, see {@link Identifier}. */
  public OrderKey {
    Identifier.require("order number", number);
    if (number.length() > NUMBER_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "order number must have at most " + NUMBER_LENGTH_MAX + " characters");
    }
  }

  /** The whole key as text, such as {@code ORDER|3|web|1042}. */
  public String text() {
    return kind + "|" + store.value().length() + "|" + store + "|" + number;
  }

  /** Reads what {@link #text} wrote. */
  public static OrderKey parse(String text) {
    var afterKind = text.indexOf('|');
    var afterLength = text.indexOf('|', afterKind + 1);
    var length = Integer.parseInt(text.substring(afterKind + 1, afterLength));
    var store = text.substring(afterLength + 1, afterLength + 1 + length);
    var number = text.substring(afterLength + 1 + length + 1);
    return new OrderKey(new ChannelId(store), Kind.valueOf(text.substring(0, afterKind)), number);
  }

  /** The order with this number. */
  public static OrderKey order(ChannelId store, String number) {
    return new OrderKey(store, Kind.ORDER, number);
  }

  /** The cart with this token. */
  public static OrderKey cart(ChannelId store, String token) {
    return new OrderKey(store, Kind.CART, token);
  }
}
