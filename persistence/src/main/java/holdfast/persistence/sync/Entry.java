package holdfast.persistence.sync;

import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.intake.WellFormed;
import holdfast.publish.Exchange;
import holdfast.publish.LoggedExchange.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An exchange as it is written, cut to what the columns take.
 *
 * @param skus what each line's listing stands for
 */
record Entry(Exchange exchange, List<Optional<SkuId>> skus, Kept request, Kept response) {
  static final int OUTCOME_MAX = 100;
  static final int KEY_MAX = 200;

  private static final int SIZE_OF_LINE = 150;

  static Entry of(Exchange exchange, StoreBook book, int bodyMax) {
    return new Entry(
        exchange,
        exchange.lines().stream()
            .map(line -> book.listing(exchange.store(), line.listing()).flatMap(Listing::sku))
            .toList(),
        kept(exchange.request(), bodyMax),
        kept(exchange.response(), bodyMax));
  }

  private static Kept kept(String text, int max) {
    return new Kept(cut(text, max), text.length());
  }

  /** Never half of a character. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return WellFormed.text(text);
    }
    var end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return WellFormed.text(text.substring(0, end));
  }

  Instant endedAt() {
    return exchange.at().plus(exchange.took());
  }

  /** Roughly how many characters it has. */
  int size() {
    return request.text().length()
        + response.text().length()
        + SIZE_OF_LINE * (1 + exchange.lines().size());
  }
}
