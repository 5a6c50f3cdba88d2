package holdfast.generic;

import holdfast.catalog.Parked;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.outbound.OutboundReply;
import holdfast.outbound.RetryAfter;
import holdfast.publish.ClosedFor;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.shop.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a shop's answer to its numbers means. Pure. */
final class GenericReply {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** The shop's word for a listing that it does not have. */
  private static final String UNKNOWN = "UNKNOWN";

  private GenericReply() {}

  static PushAnswer of(OutboundReply reply, Push push, Instant now) {
    return switch (reply) {
      case OutboundReply.Answered answered -> of(answered, push, now);
      case OutboundReply.NotSent(var why) -> new PushAnswer.Unsent(why);
      case OutboundReply.Crowded(_, var pause) -> new PushAnswer.Throttled(pause);
      case OutboundReply.Lost(var why) -> new PushAnswer.Unknown(why);
      case OutboundReply.Forbidden(var why) ->
          new PushAnswer.Closed(ClosedFor.FORBIDDEN_ADDRESS, why);
    };
  }

  private static PushAnswer of(OutboundReply.Answered answered, Push push, Instant now) {
    var why = "HTTP " + answered.status();
    return switch (answered.status()) {
      case 401, 403 -> new PushAnswer.Closed(ClosedFor.UNAUTHORIZED, why);
      case 404, 410, 301, 308 -> new PushAnswer.Closed(ClosedFor.GONE, why);
      case 429 -> new PushAnswer.Throttled(RetryAfter.of(answered.headers(), now).orElse(PAUSE));
      case 503 ->
          RetryAfter.of(answered.headers(), now)
              .<PushAnswer>map(PushAnswer.Throttled::new)
              .orElseGet(() -> new PushAnswer.Unknown(why));
      default -> {
        if (answered.status() / 100 == 2) {
          yield new PushAnswer.Answered(lines(answered.body(), push, now), Duration.ZERO);
        }
        yield answered.status() / 100 == 4 && answered.status() != 408
            ? new PushAnswer.Rejected(why)
            : new PushAnswer.Unknown(why);
      }
    };
  }

  /** A line that the shop says nothing of is shown. */
  private static Map<String, OfLine> lines(String body, Push push, Instant now) {
    var said = said(body, now);
    var lines = new HashMap<String, OfLine>();
    for (var line : push.lines()) {
      lines.put(
          line.listing().id(),
          Optional.ofNullable(said.get(line.listing().id()))
              .orElseGet(() -> new OfLine.Shown(new Level(units(line), now))));
    }
    return lines;
  }

  private static int units(Push.Line line) {
    return Math.clamp(line.units(), 0, Integer.MAX_VALUE);
  }

  /** What the body says beyond the status; a shop need not say anything. */
  private static Map<String, OfLine> said(String body, Instant now) {
    var read =
        Reading.object(
            body.getBytes(StandardCharsets.UTF_8), answer -> answer.optionalParts("numbers"));
    var said = new HashMap<String, OfLine>();
    if (read instanceof Reading.Understood<List<Part>>(var parts)) {
      for (var part : parts) {
        part.hint("listing")
            .ifPresent(listing -> line(part, now).ifPresent(answer -> said.put(listing, answer)));
      }
    }
    return said;
  }

  private static Optional<OfLine> line(Part part, Instant now) {
    var error = part.hint("error");
    if (error.isPresent()) {
      return error.map(
          why ->
              why.equals(UNKNOWN)
                  ? new OfLine.Unfit(Parked.DELETED, "the shop has no such listing")
                  : new OfLine.Failed(why));
    }
    return switch (part.alone(it -> level(it, now))) {
      case Reading.Understood<Optional<OfLine>>(var shown) -> shown;
      case Reading.Failed<Optional<OfLine>>(var problem) ->
          Optional.of(
              new OfLine.Failed("its answer: %s %s".formatted(problem.field(), problem.why())));
    };
  }

  private static Optional<OfLine> level(Part part, Instant now) {
    return part.level("quantity")
        .map(
            quantity ->
                new OfLine.Shown(new Level(quantity, part.optionalMoment("at").orElse(now))));
  }
}
