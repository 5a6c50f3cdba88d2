package holdfast.woocommerce.rest;

import holdfast.catalog.ChannelId;
import holdfast.delivery.Redaction;
import holdfast.publish.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An answer, and what the log should know of it.
 *
 * @param request as the log may have it
 * @param body as it came
 */
record WooHeard(
    ChannelId store,
    WooAnswer answer,
    Instant askedAt,
    Duration took,
    String request,
    Optional<Integer> status,
    String body) {
  private static final int PAGE_SHOWN_MAX = 500;

  /** What of an answer may be kept: nothing about buyers, and no notes that people wrote. */
  private static final Redaction KEPT =
      new Redaction(
          Set.of(
              // products, and what was wrong with them
              "update",
              "id",
              "parent_id",
              "sku",
              "type",
              "manage_stock",
              "stock_quantity",
              "stock_status",
              "backorders",
              "date_modified_gmt",
              "error",
              "code",
              // orders
              "status",
              "number",
              "line_items",
              "product_id",
              "variation_id",
              "quantity",
              "refunds",
              // webhooks
              "topic",
              "delivery_url"),
          Map.of(),
          Set.of(WooCancelBodies.MARK));

  /** For the log. */
  Exchange exchange(
      Exchange.Kind kind, Optional<String> key, List<Exchange.Line> lines, String outcome) {
    return new Exchange(
        store, kind, askedAt, took, key, lines, outcome, request, status, response());
  }

  /** For the log, about anything but numbers. */
  Exchange exchange(Exchange.Kind kind) {
    return exchange(kind, Optional.empty(), List.of(), answer.outcome());
  }

  private String response() {
    return switch (KEPT.of(WooBody.bytes(WooBody.json(body)))) {
      case Redaction.Redacted.Body(var json) -> json;
      case Redaction.Redacted.NotJson _ when body.isEmpty() -> "";
      case Redaction.Redacted.NotJson _ -> notJson();
    };
  }

  /** Pages of firewalls and hosts know nothing of buyers, and tell who has answered. */
  private String notJson() {
    return body.substring(0, Math.min(body.length(), PAGE_SHOWN_MAX));
  }
}
