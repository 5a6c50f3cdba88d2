package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.OrderId;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Carts and what is asked for them, in short words: {@code "A:2 B:1"}. */
final class Carts {
  static final int TTL_SECONDS = 900;

  private static final Pattern LINE = Pattern.compile("(\\w+):(\\d+)");

  private Carts() {}

  static Cart cart(String lines) {
    return cart(lines, TTL_SECONDS);
  }

  static Cart cart(String lines, int ttlSeconds) {
    var read = new ArrayList<Cart.Line>();
    var words = LINE.matcher(lines);
    while (words.find()) {
      read.add(new Cart.Line(new SkuId(words.group(1)), Integer.parseInt(words.group(2))));
    }
    return new Cart(Warehouse.WEB, read, ttlSeconds, Optional.empty());
  }

  /** Reserves a cart without bundles. */
  static CheckoutCommand reserve(Cart cart) {
    return new CheckoutCommand.Reserve(
        cart,
        cart.lines().stream()
            .map(line -> new ExplodedLine(line.sku(), line.quantity(), List.of()))
            .toList());
  }

  /** Reserves a cart with bundles exploded by the warehouse's recipes. */
  static CheckoutCommand reserve(Cart cart, Warehouse warehouse) {
    if (explode(cart, warehouse) instanceof Explosion.Lines(var lines)) {
      return new CheckoutCommand.Reserve(cart, lines);
    }
    throw new AssertionError("can't be exploded: " + cart);
  }

  static Explosion explode(Cart cart, Warehouse warehouse) {
    var replies = new HashMap<SkuId, SkuReply>();
    cart.lines()
        .forEach(
            line ->
                replies.put(line.sku(), new SkuReply.Seen(warehouse.look(line.sku()), List.of())));
    return Explosion.of(cart, replies);
  }

  static CheckoutCommand confirm(String order) {
    return new CheckoutCommand.Confirm(new OrderId(order), List.of());
  }

  /** Confirms so many of some SKUs of the cart: {@code A:1 KIT:1}. */
  static CheckoutCommand confirm(String order, String part) {
    return new CheckoutCommand.Confirm(new OrderId(order), cart(part).lines());
  }

  static SkuProfile.Component component(String sku, int quantity) {
    return new SkuProfile.Component(new SkuId(sku), quantity);
  }

  /** Where the units of each line are, such as {@code A:2(main:2)} or {@code KIT:1[A:2(…)]}. */
  static List<String> picked(Checkout checkout) {
    return PickedLine.of(checkout).stream().map(Carts::picked).toList();
  }

  /** The same as its holds are today, with what left and came back: {@code A:2-1(main:2-1)}. */
  static List<String> today(Checkout checkout, List<HoldToday> holds) {
    return PickedLine.today(checkout, holds).stream().map(Carts::picked).toList();
  }

  private static String picked(PickedLine line) {
    var parts = new ArrayList<String>();
    for (var part : line.parts()) {
      var picks =
          part.picks().stream()
              .map(pick -> pick.location() + ":" + pick.quantity() + moved(pick.shipped(), 0));
      parts.add(
          "%s:%d%s(%s)"
              .formatted(
                  part.sku(),
                  part.quantity(),
                  moved(part.shipped(), part.returned()),
                  String.join(" ", picks.toList())));
    }
    return line.isBundle()
        ? "%s:%d%s%s"
            .formatted(line.sku(), line.quantity(), moved(line.shipped(), line.returned()), parts)
        : parts.getFirst();
  }

  private static String moved(int shipped, int returned) {
    return (shipped > 0 ? "-" + shipped : "") + (returned > 0 ? "+" + returned : "");
  }
}
