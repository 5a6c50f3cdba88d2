package holdfast.shoplife;

/** A line of an order, as its shop knows it. All numbers are units. */
final class ShopLine {
  final long id;
  final Article article;

  /** Ever ordered, edits that add included. */
  int ordered;

  /** Taken off the order before they left, by an edit or a refund. */
  int cut;

  /** In parcels that left. */
  int shipped;

  /** Shipped, and the money was given back. */
  int refunded;

  /** Shipped, and the shop says they come back. */
  int comingBack;

  /** Shipped, and back in the shop's own book. */
  int restocked;

  ShopLine(long id, Article article, int ordered) {
    this.id = id;
    this.article = article;
    this.ordered = ordered;
  }

  /** Still to be shipped. */
  int open() {
    return ordered - cut - shipped;
  }

  /** What the buyer has in the end, as far as it is known now. */
  int current() {
    return ordered - cut - refunded;
  }

  @Override
  public String toString() {
    return "%s×%d-%d→%d←%d".formatted(name(), ordered, cut, shipped, comingBack);
  }

  String name() {
    return article.sku().orElse("?");
  }
}
