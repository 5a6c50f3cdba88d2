package holdfast.order;

import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.stock.ReservationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that an order has a SKU do. It is stored before the SKU is asked, so that after a crash
 * the same is asked again, under the same id and with the same content.
 */
public sealed interface Step {
  /** The SKU that is asked. */
  SkuId sku();

  /** Something for one line. */
  sealed interface OfLine extends Step {
    /** The shop's id of the line. */
    String line();
  }

  /**
   * So many units are sold in all, those that left included.
   *
   * @param lowered units by which the number that the shop shows is lower for it; as many as are
   *     sold in what was stored before it was said
   * @param hold whose units it takes first
   */
  record Sell(
      String line,
      SkuId sku,
      long revision,
      int quantity,
      Optional<Integer> lowered,
      Optional<ReservationId> hold,
      Instant reportedAt)
      implements OfLine {
    int loweredUnits() {
      return lowered.orElse(quantity);
    }
  }

  /**
   * Units left.
   *
   * @param shipment the shop's id of it
   * @param number counts the movements for this shipment
   */
  record Ship(
      String line, SkuId sku, String shipment, int number, LocationId location, int quantity)
      implements OfLine {}

  /** Units of a shipment did not leave after all. */
  record TakeBack(
      String line, SkuId sku, String shipment, int number, LocationId location, int quantity)
      implements OfLine {}

  /**
   * Refunded units are on the shelf, by the store's word.
   *
   * @param refund the shop's id of the refund's line
   */
  record Restock(String line, SkuId sku, String refund, LocationId location, int quantity)
      implements OfLine {}

  /**
   * So many units in all are to come back.
   *
   * @param revision counts how often that changed
   */
  record Expect(String line, SkuId sku, long revision, int quantity) implements OfLine {}

  /** Hold units for the order or cart, in place of what was held before. */
  record Hold(SkuId sku, int attempt, int quantity, int ttlSeconds) implements Step {}

  /** Let go of what is held. */
  record Free(SkuId sku, int attempt) implements Step {}
}
