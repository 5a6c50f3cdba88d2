package holdfast.shopify;

import holdfast.catalog.ChannelId;
import holdfast.delivery.Part;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderSnapshot.Stage;
import holdfast.shop.ShopNews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Carts and checkouts, which are one thing under one key: the cart's token. A checkout and an order
 * name the cart they came from; a checkout without a cart, as of a link that buys at once, has its
 * own token for a key, which its order names too.
 */
record ShopifyCarts(ChannelId store) {
  private static final int UNITS_MAX = 1_000_000_000;

  List<ShopNews> cart(Part cart) {
    return wanted(cart, Stage.WANTED, "token", "id");
  }

  List<ShopNews> checkout(Part checkout) {
    if (checkout.optionalMoment("completed_at").isPresent()) {
      return irrelevant("the checkout is completed; its order says what was bought");
    }
    var isClosed = checkout.optionalMoment("closed_at").isPresent();
    return wanted(checkout, isClosed ? Stage.CANCELLED : Stage.WANTED, "cart_token", "token");
  }

  /** It names the cart, but not its own token. */
  List<ShopNews> checkoutGone(Part checkout) {
    return token(checkout, "cart_token", "token")
        .map(token -> news(token, new OrderNews.Deleted()))
        .orElseGet(() -> irrelevant("the deleted checkout names no cart"));
  }

  private List<ShopNews> wanted(Part cart, Stage stage, String... tokens) {
    var token = token(cart, tokens);
    if (token.isEmpty()) {
      cart.refuse(
          tokens[0], "must be a token of at most 100 visible ASCII characters, without spaces");
    }
    var snapshot =
        new OrderSnapshot(
            cart.moment("updated_at", "created_at"),
            stage,
            token,
            false,
            lines(cart),
            List.of(),
            List.of(),
            List.of());
    return news(token.orElse("-"), new OrderNews.Seen(snapshot));
  }

  /**
   * The first of these tokens that there is. Newer carts have a key behind a question mark, which
   * is secret, and which orders leave out.
   */
  static Optional<String> token(Part part, String... names) {
    for (var name : names) {
      var token =
          part.token(name).map(text -> text.split("\\?", 2)[0]).filter(text -> !text.isEmpty());
      if (token.isPresent()) {
        return token;
      }
    }
    return Optional.empty();
  }

  /**
   * A line for each variant: carts and checkouts name the lines differently, and what has no
   * variant can't be held.
   */
  private static List<OrderLine> lines(Part cart) {
    var lines = new LinkedHashMap<String, OrderLine>();
    for (var line : cart.parts("line_items")) {
      var units = line.units("quantity");
      var skuText = line.hint("sku");
      line.optionalId("variant_id")
          .ifPresent(
              variant ->
                  lines.merge(
                      variant,
                      new OrderLine(
                          variant,
                          Optional.of(variant),
                          skuText,
                          units,
                          Optional.empty(),
                          Optional.empty()),
                      ShopifyCarts::together));
    }
    return new ArrayList<>(lines.values());
  }

  private static OrderLine together(OrderLine one, OrderLine other) {
    var ordered = Math.min(UNITS_MAX, (long) one.ordered() + other.ordered());
    return new OrderLine(
        one.id(),
        one.variant(),
        one.skuText(),
        Math.toIntExact(ordered),
        Optional.empty(),
        Optional.empty());
  }

  private List<ShopNews> news(String token, OrderNews news) {
    return List.of(new ShopNews.OfOrder(OrderKey.cart(store, token), news));
  }

  private static List<ShopNews> irrelevant(String why) {
    return List.of(new ShopNews.Irrelevant(why));
  }
}
