package holdfast.woocommerce.rest;

import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.outbound.RetryAfter;
import holdfast.publish.ClosedFor;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a shop's bare answer means. Between us and WooCommerce stand caches, firewalls and hosts,
 * which answer in HTML and under statuses of their own. Pure.
 *
 * @param headers by name in lower case
 */
record WooReply(int status, Map<String, String> headers, String body) {
  /** When a shop is busy and does not say for how long. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** When a firewall has taken a dislike to us. */
  static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  private static final Set<Integer> MOVED_FOR_GOOD = Set.of(301, 308);
  private static final String NO_ROUTE = "rest_no_route";

  /** With 500, and yet an answer to the question. */
  private static final String WONT_REFUND = "woocommerce_rest_cannot_create_order_refund";

  /** An error in WooCommerce's own form; both are empty when it is none. */
  record Complaint(String code, String message) {
    static final Complaint NONE = new Complaint("", "");

    boolean isOurs() {
      return !code.isEmpty();
    }
  }

  WooAnswer answer(Instant now) {
    var complaint = status < 300 ? Complaint.NONE : complaint();
    return switch (status / 100) {
      case 2 -> said();
      case 3 -> moved();
      case 4 -> refused(complaint, now);
      case 5 -> broken(complaint, now);
      default -> new WooAnswer.Lost("HTTP_" + status);
    };
  }

  private WooAnswer said() {
    var json = WooBody.json(body);
    return json.isEmpty()
        ? new WooAnswer.Lost("NO_JSON")
        : new WooAnswer.Said(
            json, Optional.ofNullable(headers.get("x-wp-totalpages")).flatMap(WooReply::count));
  }

  private WooAnswer moved() {
    return MOVED_FOR_GOOD.contains(status)
        ? new WooAnswer.Closed(
            ClosedFor.GONE, "the shop has moved; its domain must name its new address")
        : new WooAnswer.Lost("HTTP_" + status);
  }

  private WooAnswer refused(Complaint complaint, Instant now) {
    return switch (status) {
      case 401 -> closed(complaint);
      case 403 -> complaint.isOurs() ? closed(complaint) : throttled(LONG_PAUSE, now);
      case 404 -> missing(complaint);
      case 408 -> new WooAnswer.Lost("HTTP_408");
      case 429 -> throttled(PAUSE, now);
      default -> new WooAnswer.Declined(status, complaint.code(), complaint.message());
    };
  }

  private static WooAnswer closed(Complaint complaint) {
    return new WooAnswer.Closed(
        ClosedFor.UNAUTHORIZED,
        complaint.isOurs()
            ? "%s: %s".formatted(complaint.code(), complaint.message())
            : "the site wants other credentials than a WooCommerce key");
  }

  private WooAnswer missing(Complaint complaint) {
    if (complaint.code().equals(NO_ROUTE)) {
      return new WooAnswer.Closed(
          ClosedFor.GONE, "the site has no WooCommerce: %s".formatted(complaint.message()));
    }
    return complaint.isOurs()
        ? new WooAnswer.Declined(status, complaint.code(), complaint.message())
        : new WooAnswer.Lost("HTTP_404");
  }

  /** Hosts that are busy say so with a time; what fails without one may have done half of it. */
  private WooAnswer broken(Complaint complaint, Instant now) {
    if (complaint.code().equals(WONT_REFUND)) {
      return new WooAnswer.Declined(status, complaint.code(), complaint.message());
    }
    return status == 503 && RetryAfter.of(headers, now).isPresent()
        ? throttled(PAUSE, now)
        : new WooAnswer.Lost(
            complaint.isOurs()
                ? "HTTP_%d %s".formatted(status, complaint.code())
                : "HTTP_" + status);
  }

  private WooAnswer throttled(Duration usual, Instant now) {
    return new WooAnswer.Throttled(RetryAfter.of(headers, now).orElse(usual));
  }

  private Complaint complaint() {
    return switch (Reading.object(WooBody.bytes(WooBody.json(body)), WooReply::complaint)) {
      case Reading.Understood<Complaint>(var understood) -> understood;
      case Reading.Failed<Complaint> _ -> Complaint.NONE;
    };
  }

  static Complaint complaint(Part error) {
    return new Complaint(
        error.hint("code").orElse("").toLowerCase(Locale.ROOT), error.hint("message").orElse(""));
  }

  private static Optional<Integer> count(String text) {
    return text.matches("[0-9]{1,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
