package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.catalog.SkuId;
import holdfast.checkout.Checkout;
import holdfast.checkout.PickedLine;
import holdfast.http.wire.Replies;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** How calls about reservations are answered when they succeed. */
final class ReservationReplies {
  static final HttpHeader REPLAYED = RawHeader.create("Idempotency-Replayed", "true");

  private static final int CREATED = 201;
  private static final int OK = 200;

  private final CatalogStore catalog;

  ReservationReplies(CatalogStore catalog) {
    this.catalog = catalog;
  }

  HttpResponse granted(SkuId sku, Reservation reservation, long version) {
    return json(CREATED, sku, reservation, version);
  }

  HttpResponse granted(ReservationId id, Checkout checkout, List<PickedLine> lines) {
    return json(CREATED, id, checkout, lines);
  }

  HttpResponse current(SkuId sku, Reservation reservation, long version) {
    return json(OK, sku, reservation, version);
  }

  HttpResponse current(ReservationId id, Checkout checkout, List<PickedLine> lines) {
    return json(OK, id, checkout, lines);
  }

  HttpResponse repeated(SkuId sku, Reservation reservation, long version) {
    return current(sku, reservation, version).addHeader(REPLAYED);
  }

  static HttpResponse released(long version) {
    return Replies.noContent()
        .addHeader(RawHeader.create("Holdfast-Version", String.valueOf(version)));
  }

  private HttpResponse json(int status, SkuId sku, Reservation reservation, long version) {
    return Replies.json(status, new ReservationJson(sku, reservation, version, catalog.current()));
  }

  private HttpResponse json(
      int status, ReservationId id, Checkout checkout, List<PickedLine> lines) {
    return Replies.json(status, new CheckoutJson(id, checkout, lines, catalog.current()));
  }
}
