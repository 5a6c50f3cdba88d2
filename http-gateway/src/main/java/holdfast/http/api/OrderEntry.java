package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.ChannelId;
import holdfast.http.wire.JsonPart;
import holdfast.intake.ReviewEntry;
import holdfast.order.OrderKey;
import holdfast.order.OrderReport;
import holdfast.order.Trouble;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An order as an entry of the review queue; its id is {@code order:STORE/NUMBER}. */
record OrderEntry(OrderReport report) implements JsonPart {
  private static final String PREFIX = "order:";

  /** Whether an id is that of an order, and not of a delivery. */
  static boolean isOne(String id) {
    return id.startsWith(PREFIX);
  }

  /** The order that an id names; a slash in the store's own id is written as {@code ~1}. */
  static Optional<OrderKey> key(String id) {
    var slash = id.indexOf('/');
    if (!isOne(id) || slash < 0) {
      return Optional.empty();
    }
    var store = id.substring(PREFIX.length(), slash).replace("~1", "/").replace("~0", "~");
    try {
      return Optional.of(OrderKey.order(new ChannelId(store), id.substring(slash + 1)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  String id() {
    var store = report.key().store().value().replace("~", "~0").replace("/", "~1");
    return PREFIX + store + "/" + report.key().number();
  }

  /** What is wrong, the oldest first. */
  List<Trouble> troubles() {
    return Stream.concat(
            report.troubles().stream(),
            report.lines().stream().flatMap(line -> line.troubles().stream()))
        .sorted(Comparator.comparing(Trouble::since))
        .toList();
  }

  private Optional<String> note() {
    return report
        .note()
        .or(() -> report.lines().stream().flatMap(line -> line.note().stream()).findFirst());
  }

  private ReviewEntry.State state() {
    if (!troubles().isEmpty()) {
      return ReviewEntry.State.OPEN;
    }
    return note().isPresent() ? ReviewEntry.State.IGNORED : ReviewEntry.State.SOLVED;
  }

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var troubles = troubles();
    var store = report.key().store().value();
    var number = report.key().number();
    json.writeStartObject();
    json.writeStringField("id", id());
    json.writeStringField("store", store);
    json.writeStringField(
        "reason",
        troubles.isEmpty() ? ReviewTopic.ORDER.name() : troubles.getFirst().reason().name());
    json.writeStringField(
        "detail",
        troubles.stream()
            .map(trouble -> trouble.reason() + " " + trouble.detail())
            .distinct()
            .collect(Collectors.joining("; ")));
    json.writeStringField("order", number);
    json.writeStringField("state", state().name());
    json.writeStringField(
        "since", troubles.isEmpty() ? null : troubles.getFirst().since().toString());
    json.writeStringField("note", note().orElse(null));
    json.writeStringField(
        "deliveries", "/v1/deliveries?store=" + encoded(store) + "&order=" + encoded(number));
    OrderJson.writeLines(json, report);
    json.writeEndObject();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
