package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;
import holdfast.http.wire.JsonPart;
import holdfast.intake.ReviewEntry;
import holdfast.sweep.WebhookTopic;
import holdfast.sweep.WebhooksAnswer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a store does not deliver as an entry of the review queue; its id is {@code webhooks:STORE}.
 */
record WebhooksEntry(ChannelId store, List<WebhookTopic> topics) implements JsonPart {
  private static final String PREFIX = "webhooks:";

  WebhooksEntry {
    topics = List.copyOf(topics);
  }

  /** Whether an id is that of a store's webhooks. */
  static boolean isOne(String id) {
    return id.startsWith(PREFIX);
  }

  /** The store that an id names. */
  static Optional<ChannelId> store(String id) {
    return Optional.of(id)
        .filter(WebhooksEntry::isOne)
        .map(of -> of.substring(PREFIX.length()))
        .filter(Identifier::isValid)
        .map(ChannelId::new);
  }

  String id() {
    return PREFIX + store.value();
  }

  /** Topics that could not be mended. */
  List<WebhookTopic> broken() {
    return topics.stream().filter(topic -> topic.state() == WebhooksAnswer.State.BROKEN).toList();
  }

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var broken = broken();
    var since = broken.stream().map(WebhookTopic::since).min(Comparator.naturalOrder());
    json.writeStartObject();
    json.writeStringField("id", id());
    json.writeStringField("store", store.value());
    json.writeStringField("reason", ReviewTopic.WEBHOOKS.name());
    json.writeStringField(
        "detail", broken.stream().map(WebhookTopic::topic).collect(Collectors.joining(", ")));
    json.writeNullField("order");
    json.writeStringField(
        "state", (broken.isEmpty() ? ReviewEntry.State.SOLVED : ReviewEntry.State.OPEN).name());
    json.writeStringField("since", since.map(Instant::toString).orElse(null));
    json.writeNullField("note");
    json.writeStringField(
        "sweeps",
        "/v1/stores/%s/sweeps".formatted(URLEncoder.encode(store.value(), StandardCharsets.UTF_8)));
    json.writeEndObject();
  }
}
