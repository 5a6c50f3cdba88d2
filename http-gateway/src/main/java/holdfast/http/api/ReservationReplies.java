package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.wire.Replies;
import holdfast.stock.Reservation;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** How calls about reservations are answered when they succeed. */
final class ReservationReplies {
  static final HttpHeader REPLAYED = RawHeader.create("Idempotency-Replayed", "true");

  private ReservationReplies() {}

  static HttpResponse granted(SkuId sku, Reservation reservation, long version) {
    return Replies.json(201, new ReservationJson(sku, reservation, version));
  }

  static HttpResponse current(SkuId sku, Reservation reservation, long version) {
    return Replies.json(200, new ReservationJson(sku, reservation, version));
  }

  static HttpResponse repeated(SkuId sku, Reservation reservation, long version) {
    return current(sku, reservation, version).addHeader(REPLAYED);
  }

  static HttpResponse released(long version) {
    return Replies.noContent()
        .addHeader(RawHeader.create("Holdfast-Version", String.valueOf(version)));
  }
}
