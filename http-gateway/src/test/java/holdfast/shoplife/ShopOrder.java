package holdfast.shoplife;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order, as its shop knows it. */
abstract sealed class ShopOrder permits ShopifyOrder, WooOrder {
  final long id;
  final Instant createdAt;

  /** Nobody has really bought. */
  final boolean isTest;

  final List<ShopLine> lines = new ArrayList<>();
  final List<Parcel> parcels = new ArrayList<>();
  final List<Repayment> repayments = new ArrayList<>();
  Instant changedAt;
  boolean isDeleted;

  ShopOrder(long id, Instant createdAt, boolean isTest) {
    this.id = id;
    this.createdAt = createdAt;
    this.isTest = isTest;
    this.changedAt = createdAt;
  }

  /** Whether the shop will ship what is open. */
  abstract boolean isSold();

  /** Units of a line that left and are to come back. */
  abstract int comingBack(ShopLine line);

  /** Lines of which something is still to be shipped. */
  List<ShopLine> open() {
    return lines.stream().filter(line -> line.open() > 0).toList();
  }

  /** Lines of which something was shipped that nobody was paid back for. */
  List<ShopLine> kept() {
    return lines.stream().filter(line -> line.shipped > line.refunded).toList();
  }
}
