package holdfast.loadtest.simulator;

/**
 * A line of an order.
 *
 * @param item see {@link Item#id}
 * @param location where its units were taken from; 0 on WooCommerce
 * @param quantity units ordered
 * @param taken units by which it has lowered the shop's quantity and not raised it again
 * @param shipped units sent off
 * @param removed units refunded before they were sent off
 * @param returned units refunded after that
 */
public record OrderLine(
    long id,
    Item item,
    long location,
    long quantity,
    long taken,
    long shipped,
    long removed,
    long returned) {
  /** A new line of which nothing has happened yet. */
  public static OrderLine of(long id, Item item, long location, long quantity) {
    return new OrderLine(id, item, location, quantity, 0, 0, 0, 0);
  }

  /** Units still to be sent off. */
  public long open() {
    return Math.max(0, quantity - shipped - removed);
  }

  /** Where its units come from and return to. */
  public Shelf shelf() {
    return new Shelf(item.inventory(), location);
  }

  public OrderLine withTaken(long units) {
    return new OrderLine(id, item, location, quantity, units, shipped, removed, returned);
  }

  public OrderLine withShipped(long units) {
    return new OrderLine(id, item, location, quantity, taken, units, removed, returned);
  }

  public OrderLine withRefunded(long unitsRemoved, long unitsReturned) {
    return new OrderLine(id, item, location, quantity, taken, shipped, unitsRemoved, unitsReturned);
  }
}
