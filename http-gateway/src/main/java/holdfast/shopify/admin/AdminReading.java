package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.outbound.OutboundReply;
import holdfast.publish.ClosedFor;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Tells what a reply to a call of the Admin API means for what was asked. */
final class AdminReading {
  private AdminReading() {}

  static AdminAnswer of(OutboundReply reply) {
    return switch (reply) {
      case OutboundReply.Answered answered -> of(answered);
      case OutboundReply.NotSent(var why) -> new AdminAnswer.Unsent(why);
      case OutboundReply.Crowded(_, var pause) -> new AdminAnswer.Throttled(pause);
      case OutboundReply.Lost(var why) -> new AdminAnswer.Unknown(why);
      case OutboundReply.Forbidden(var why) ->
          new AdminAnswer.Closed(ClosedFor.FORBIDDEN_ADDRESS, why);
    };
  }

  private static AdminAnswer of(OutboundReply.Answered reply) {
    var json = AdminJson.parse(reply.body());
    return switch (reply.status()) {
      case 200, 400, 422 ->
          json.map(body -> spoken(body, reply)).orElseGet(() -> unreadable(reply));
      case 401 -> closed(ClosedFor.UNAUTHORIZED, "the access token is not valid");
      case 403 -> closed(ClosedFor.UNAUTHORIZED, "the access token does not allow what was asked");
      case 402 -> closed(ClosedFor.FROZEN, "the shop is frozen");
      case 423 -> closed(ClosedFor.FROZEN, "the shop is locked");
      case 404 -> closed(ClosedFor.GONE, "there is no such shop, or no such version of its API");
      case 429 -> throttled(reply, json);
      case 430 -> closed(ClosedFor.HOSTILE, "the platform takes the calls for an attack");
      case 408 -> new AdminAnswer.Unknown("the shop waited too long for the question");
      default ->
          reply.status() / 100 == 4
              ? new AdminAnswer.Refused("status " + reply.status())
              : new AdminAnswer.Unknown("status " + reply.status());
    };
  }

  /** Where the shop answered as if all were well, it may have done what was asked. */
  private static AdminAnswer unreadable(OutboundReply.Answered reply) {
    return reply.status() == 200
        ? new AdminAnswer.Unknown("the answer is no JSON")
        : new AdminAnswer.Refused("status " + reply.status());
  }

  private static AdminAnswer throttled(OutboundReply.Answered reply, Optional<ObjectNode> json) {
    var told = Budget.pause(json.orElseGet(AdminJson::object));
    return new AdminAnswer.Throttled(
        Budget.retryAfter(reply.headers().getOrDefault("retry-after", ""), told));
  }

  private static AdminAnswer spoken(ObjectNode body, OutboundReply.Answered reply) {
    var errors = body.path("errors");
    if (errors.isArray() && !errors.isEmpty()) {
      return failed(errors, body);
    }
    if (reply.status() == 200 && body.get("data") instanceof ObjectNode data) {
      return new AdminAnswer.Data(data, Budget.rest(body), date(reply.headers()));
    }
    return errors.isTextual() ? new AdminAnswer.Refused(errors.textValue()) : unreadable(reply);
  }

  /** The first of several decides: a shop does nothing when it finds one. */
  private static AdminAnswer failed(JsonNode errors, ObjectNode body) {
    var error = errors.get(0);
    var extensions = error.path("extensions");
    var code = extensions.path("code").asText("");
    var why = (code + " " + error.path("message").asText("")).strip();
    return switch (code) {
      case "THROTTLED" -> new AdminAnswer.Throttled(Budget.pause(body));
      case "MAX_COST_EXCEEDED" ->
          new AdminAnswer.TooCostly(
              extensions.path("cost").asInt(), extensions.path("maxCost").asInt());
      case "ACCESS_DENIED" -> closed(ClosedFor.UNAUTHORIZED, why);
      case "SHOP_INACTIVE" -> closed(ClosedFor.FROZEN, why);
      case "INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "TIMEOUT" ->
          new AdminAnswer.Unknown(why);
      default -> new AdminAnswer.Refused(why);
    };
  }

  private static AdminAnswer closed(ClosedFor reason, String why) {
    return new AdminAnswer.Closed(reason, why);
  }

  private static Optional<Instant> date(Map<String, String> headers) {
    try {
      return Optional.ofNullable(headers.get("date"))
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
