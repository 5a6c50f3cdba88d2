package holdfast.intake;

import holdfast.catalog.ChannelId;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.shop.ShopNews;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Tells what one delivery says to whom it concerns, one thing after the other. */
final class Telling {
  private final ChannelId store;
  private final Recipients recipients;
  private final List<OrderKey> told = new ArrayList<>();
  private Optional<OrderKey> about = Optional.empty();
  private final Set<String> variants = new LinkedHashSet<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private int others;

  Telling(ChannelId store, Recipients recipients) {
    this.store = store;
    this.recipients = recipients;
  }

  /** Completes when all of it has been heard; fails when one thing has not. */
  CompletionStage<Void> tell(List<ShopNews> news) {
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (var one : news) {
      done = done.thenCompose(_ -> tell(one));
    }
    return done;
  }

  private CompletionStage<Void> tell(ShopNews news) {
    return switch (news) {
      case ShopNews.OfOrder(var key, var what) -> {
        about = Optional.of(key);
        variants.addAll(variants(what));
        yield recipients.tell(key, what).thenAccept(whyNot -> heard(key, whyNot));
      }
      case ShopNews.Irrelevant(var why) -> {
        ignored.add(why);
        yield CompletableFuture.completedFuture(null);
      }
      case ShopNews.Unreadable(var field, var why) -> {
        unreadable.add(field.isEmpty() ? why : field + ": " + why);
        yield CompletableFuture.completedFuture(null);
      }
      case ShopNews.NumbersLowered _ -> recipients.tell(store, news).thenAccept(_ -> {});
      case ShopNews.LevelSeen _,
          ShopNews.ProductSeen _,
          ShopNews.ProductGone _,
          ShopNews.ItemSeen _,
          ShopNews.ItemGone _,
          ShopNews.StockedChanged _,
          ShopNews.Uninstalled _ ->
          recipients.tell(store, news).thenAccept(this::heard);
    };
  }

  private void heard(OrderKey key, Optional<String> whyNot) {
    whyNot.ifPresentOrElse(ignored::add, () -> told.add(key));
  }

  private void heard(Optional<String> whyNot) {
    whyNot.ifPresentOrElse(ignored::add, () -> others++);
  }

  private static List<String> variants(OrderNews news) {
    return switch (news) {
      case OrderNews.Seen(var order) ->
          order.lines().stream().flatMap(line -> line.variant().stream()).toList();
      case OrderNews.Shipped _,
          OrderNews.Refunded _,
          OrderNews.ReturnAnnounced _,
          OrderNews.Edited _,
          OrderNews.Deleted _,
          OrderNews.Restored _,
          OrderNews.Ordered _ ->
          List.of();
    };
  }

  /** The shop's ids of what the orders' lines sold. */
  Set<String> variants() {
    return variants;
  }

  /** The order that it is about, the last one if there are several. */
  Optional<OrderKey> order() {
    return about;
  }

  DeliveryState state() {
    if (!unreadable.isEmpty()) {
      return DeliveryState.REVIEW;
    }
    return told.isEmpty() && others == 0 ? DeliveryState.IGNORED : DeliveryState.DONE;
  }

  /** All that happened, for people. */
  String text() {
    var orders =
        told.stream()
            .map(key -> "Told %s %s.".formatted(word(key.kind()), key.number()))
            .distinct();
    var texts =
        Stream.of(
                unreadable.stream(),
                orders,
                others > 0 ? Stream.of("Told the store.") : Stream.<String>empty(),
                ignored.stream())
            .flatMap(parts -> parts)
            .toList();
    return texts.isEmpty() ? "It says nothing." : String.join(" ", texts);
  }

  private static String word(OrderKey.Kind kind) {
    return switch (kind) {
      case ORDER -> "order";
      case CART -> "cart";
    };
  }
}
