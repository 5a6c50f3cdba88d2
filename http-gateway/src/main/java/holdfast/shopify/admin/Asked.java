package holdfast.shopify.admin;

import holdfast.catalog.ChannelId;
import holdfast.publish.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question and its answer, with what the sync log keeps of them.
 *
 * @param request without headers, and so without secrets
 * @param response as it came, cut where it is too long
 */
record Asked(
    ChannelId store,
    AdminAnswer answer,
    Instant at,
    Duration took,
    String request,
    Optional<Integer> status,
    String response) {
  Exchange exchange(
      Exchange.Kind kind, Optional<String> key, List<Exchange.Line> lines, String outcome) {
    return new Exchange(store, kind, at, took, key, lines, outcome, request, status, response);
  }
}
