package holdfast.shop;

import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing that a shop's delivery says. Ids are the platform's own, as text. */
public sealed interface ShopNews {
  /** About an order or a cart. */
  record OfOrder(OrderKey key, OrderNews news) implements ShopNews {}

  /**
   * What the shop shows for one item at one of its locations.
   *
   * @param available may be below 0; none when the shop does not count it
   */
  record LevelSeen(
      String inventoryItem, String location, Optional<Integer> available, Instant changedAt)
      implements ShopNews {}

  /**
   * By how much an order has lowered the numbers that its own shop shows. That follows the shop's
   * book, and not ours.
   *
   * @param takenAt when the order first took units, by the shop's clock
   * @param changedAt as of when this is so
   * @param units by variant; 0 of what the shop has put back, or never took
   */
  record NumbersLowered(OrderKey order, Instant takenAt, Instant changedAt, List<Units> units)
      implements ShopNews {
    /** Keeps its own copy. */
    public NumbersLowered {
      units = List.copyOf(units);
    }

    /** As the lines say. */
    public static NumbersLowered by(
        List<OrderLine> lines, OrderKey order, Instant takenAt, Instant changedAt) {
      var units = new ArrayList<Units>();
      for (var line : lines) {
        line.variant()
            .ifPresent(variant -> units.add(new Units(variant, line.lowered().orElse(0))));
      }
      return new NumbersLowered(order, takenAt, changedAt, units);
    }
  }

  /** Units of one variant. */
  record Units(String variant, int units) {}

  /** A product as it is now; of a variant that is not named nothing is said. */
  record ProductSeen(String product, Instant changedAt, List<Variant> variants)
      implements ShopNews {
    /** Keeps its own copy of the variants. */
    public ProductSeen {
      variants = List.copyOf(variants);
    }
  }

  /**
   * What a shop sells under one id.
   *
   * @param inventoryItem none where the variant itself owns the quantity
   * @param skuText none when it is empty
   * @param quantity what the shop shows, in sum over its locations; none when it does not count, or
   *     counts in fractions
   * @param isFractional its quantity is no whole number
   * @param continuesAtZero the shop goes on selling when nothing is left
   * @param isTracked the shop counts it; none where the variant does not say
   */
  record Variant(
      String id,
      Optional<String> inventoryItem,
      Optional<String> skuText,
      Optional<Integer> quantity,
      boolean isFractional,
      boolean continuesAtZero,
      Optional<Boolean> isTracked) {}

  /**
   * The product is gone, and all its variants.
   *
   * @param product or, on a platform that numbers both together, one variation
   * @param at none where the shop does not say
   */
  record ProductGone(String product, Optional<Instant> at) implements ShopNews {}

  /** An inventory item as it is now. */
  record ItemSeen(
      String inventoryItem, Optional<String> skuText, boolean isTracked, Instant changedAt)
      implements ShopNews {}

  /** The item is gone. */
  record ItemGone(String inventoryItem, Instant at) implements ShopNews {}

  /** The item is, or is no longer, stocked at a location of the shop. */
  record StockedChanged(String inventoryItem, String location, boolean isStocked, Instant at)
      implements ShopNews {}

  /** The shop has thrown us out: its credentials are dead. */
  record Uninstalled(Instant at) implements ShopNews {}

  /** Nothing that concerns stock; {@code why} is for people. */
  record Irrelevant(String why) implements ShopNews {}

  /**
   * It can't be understood, or contradicts itself; a person must look.
   *
   * @param field JSON pointer to where, empty for the whole
   * @param why what is wrong and what would be right
   */
  record Unreadable(String field, String why) implements ShopNews {}
}
