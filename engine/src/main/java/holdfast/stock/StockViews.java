package holdfast.stock;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Answers that no single SKU can give: lists, history, and what a SKU has forgotten. Derived from
 * the journal. Reads block for one query and fail with the store's own unchecked exception when the
 * database can't be reached.
 */
public interface StockViews {
  /**
   * SKUs in the order of their ids.
   *
   * @param after the last id of the page before
   * @param limit most rows to return
   */
  List<SkuRow> skus(SkuFilter filter, Optional<SkuId> after, int limit);

  /**
   * Sales of which units were missing, the oldest first.
   *
   * @param after the last place of the page before
   * @param limit most rows to return
   */
  List<OversellRow> oversells(OversellFilter filter, Optional<Debts.Claim> after, int limit);

  /** The sale of this name, if units of it were ever missing. */
  Optional<OversellRow> oversell(ReservationId sale);

  /**
   * A SKU's movements in the order in which they happened, or in reverse.
   *
   * @param after the version of the last movement of the page before
   * @param limit most movements to return
   */
  List<RecordedMovement> movements(
      SkuId sku, boolean isNewestFirst, Optional<Long> after, int limit);

  /** The shipments and returns that name a reservation, by SKU and in their order. */
  List<MovementRow> movements(ReservationId reservation);

  /** Which SKU a reservation belongs to, and what was last known of it. */
  Optional<ReservationRow> reservation(ReservationId id);

  /** Whether the id is with a reservation of several lines or of a bundle. */
  boolean isCheckout(ReservationId id);

  /**
   * Ids of all reservations, of one line or several, in the database's order.
   *
   * @param after the last id of the page before
   * @param limit most ids to return
   */
  List<ReservationId> reservations(Optional<ReservationId> after, int limit);

  /**
   * Completes when everything that SKUs on this node committed before this call can be read here.
   */
  CompletionStage<Void> caughtUp();

  /** Which SKUs to list; an absent part lets all pass. */
  record SkuFilter(
      Optional<String> category, Optional<SkuProfile.Kind> kind, Optional<String> prefix) {}

  /**
   * A SKU in a list. Numbers are sums over its locations, in units.
   *
   * @param available how many can be sold; of a bundle, as many as its scarcest component allows
   */
  record SkuRow(
      SkuId sku,
      SkuProfile profile,
      long onHand,
      long held,
      long committed,
      long damaged,
      long quarantined,
      long available,
      long shortage,
      long oversold,
      long version) {
    /** The same with another number that can be sold. */
    public SkuRow withAvailable(long units) {
      return new SkuRow(
          sku,
          profile,
          onHand,
          held,
          committed,
          damaged,
          quarantined,
          units,
          shortage,
          oversold,
          version);
    }
  }

  /** A movement of one SKU. */
  record MovementRow(SkuId sku, RecordedMovement movement) {}

  /** Which oversells to list; an absent part lets all pass. */
  record OversellFilter(
      Optional<Oversell.Status> status, Optional<SkuId> sku, Optional<ChannelId> channel) {}

  /** A sale of which units were missing, as it stands now. */
  record OversellRow(SkuId sku, Reservation sale) {
    /** What was missing. */
    public Oversell oversell() {
      return sale.sale().flatMap(ReportedSale::oversell).orElseThrow();
    }

    /** Its place in a list. */
    public Debts.Claim place() {
      return new Debts.Claim(oversell().at(), sale.id());
    }
  }

  /** A reservation outside of its SKU. */
  record ReservationRow(SkuId sku, Reservation reservation) {}
}
