package holdfast.persistence.format;

import holdfast.feed.Feed;
import holdfast.shop.LevelState;
import holdfast.shop.ListingHealth;
import holdfast.shop.OrderTaken;

/** The stored form of what is known of shops, by the rules of {@link StockFormat}. */
public final class ShopFormat {
  private ShopFormat() {}

  /** A document. */
  public static String document(LevelState state) {
    return StockFormat.text(state);
  }

  /** Reads a document. */
  public static LevelState readLevel(String document) {
    return StockFormat.read(document, LevelState.class);
  }

  /** A document. */
  public static String document(OrderTaken order) {
    return StockFormat.text(order);
  }

  /** Reads a document. */
  public static OrderTaken readOrder(String document) {
    return StockFormat.read(document, OrderTaken.class);
  }

  /** A document. */
  public static String document(ListingHealth health) {
    return StockFormat.text(health);
  }

  /** A document. */
  public static String document(Feed feed) {
    return StockFormat.text(feed);
  }

  /** Reads a document. */
  public static Feed readFeed(String document) {
    return StockFormat.read(document, Feed.class);
  }

  /** Reads a document. */
  public static ListingHealth readHealth(String document) {
    return StockFormat.read(document, ListingHealth.class);
  }
}
