package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webhook subscriptions as objects of the Admin schema, and their changes. */
final class SubscriptionNodes {
  private static final String FIELD = "webhookSubscription";
  private static final String CREATED = "WebhookSubscriptionCreatePayload";
  private static final String UPDATED = "WebhookSubscriptionUpdatePayload";
  private static final String GONE = "Webhook subscription does not exist";
  private static final int NAME_MAX = 50;

  private final Rooms rooms;
  private final ApiVersion version;

  SubscriptionNodes(Rooms rooms, ApiVersion version) {
    this.rooms = rooms;
    this.version = version;
  }

  Optional<Answering> subscription(String gid) {
    return find(gid).map(SubscriptionNodes::node);
  }

  private Optional<Subscription> find(@Nullable Object gid) {
    return Gid.number("WebhookSubscription", String.valueOf(gid))
        .flatMap(rooms.subscriptions()::get);
  }

  /** The page of subscriptions that is asked for. */
  Connection all(DataFetchingEnvironment asked) {
    List<String> topics = asked.getArgument("topics");
    String uri = asked.getArgument("uri");
    boolean isXml = "XML".equals(asked.getArgument("format"));
    Stream<Subscription> found =
        rooms.subscriptions().all().stream()
            .filter(one -> !isXml)
            .filter(one -> topics == null || topics.contains(one.topic()))
            .filter(one -> uri == null || one.uri().equals(uri));
    return Connection.of(
        "WebhookSubscription",
        found.map(one -> new Connection.Entry(one.id(), one.id(), node(one))),
        asked);
  }

  private static Answering node(Subscription one) {
    return Simple.of("WebhookSubscription", "id", one.gid())
        .with("legacyResourceId", one.id())
        .with("topic", one.topic())
        .with("uri", one.uri())
        .with("callbackUrl", one.uri())
        .with("endpoint", Simple.of("WebhookHttpEndpoint", "callbackUrl", one.uri()))
        .with("format", "JSON")
        .with("includeFields", one.fields())
        .with("filter", null)
        .with("name", one.name())
        .with("apiVersion", new ApiVersion(one.version()).node())
        .with("createdAt", StockNodes.time(one.created()))
        .with("updatedAt", StockNodes.time(one.updated()));
  }

  Answering create(DataFetchingEnvironment asked) {
    String topic = Objects.requireNonNull(asked.getArgument("topic"));
    Map<String, @Nullable Object> input = Objects.requireNonNull(asked.getArgument(FIELD));
    String uri = uri(input, "");
    Optional<Problem> problem =
        problem(input, uri)
            .or(
                () ->
                    isTaken(topic, uri, 0)
                        ? Optional.of(at("uri", "Address for this topic has already been taken"))
                        : Optional.empty());
    if (problem.isPresent()) {
      return Payloads.refused(CREATED, FIELD, problem.get());
    }
    Instant now = rooms.shop().agenda().instant();
    var made =
        new Subscription(
            rooms.id(),
            topic,
            uri,
            fields(input, List.of()),
            name(input, null),
            version.handle(),
            now,
            now);
    rooms.subscriptions().put(made);
    return Payloads.of(CREATED, FIELD, node(made));
  }

  Answering update(DataFetchingEnvironment asked) {
    Map<String, @Nullable Object> input = Objects.requireNonNull(asked.getArgument(FIELD));
    Optional<Subscription> known = find(asked.getArgument("id"));
    if (known.isEmpty()) {
      return Payloads.refused(UPDATED, FIELD, Problem.at("", GONE, "id"));
    }
    Subscription old = known.get();
    String uri = uri(input, old.uri());
    Optional<Problem> problem =
        problem(input, uri)
            .or(
                () ->
                    isTaken(old.topic(), uri, old.id())
                        ? Optional.of(at("uri", "Address for this topic has already been taken"))
                        : Optional.empty());
    if (problem.isPresent()) {
      return Payloads.refused(UPDATED, FIELD, problem.get());
    }
    var changed =
        new Subscription(
            old.id(),
            old.topic(),
            uri,
            fields(input, old.fields()),
            name(input, old.name()),
            version.handle(),
            old.created(),
            rooms.shop().agenda().instant());
    rooms.subscriptions().put(changed);
    return Payloads.of(UPDATED, FIELD, node(changed));
  }

  Answering delete(DataFetchingEnvironment asked) {
    String type = "WebhookSubscriptionDeletePayload";
    String field = "deletedWebhookSubscriptionId";
    Optional<Subscription> known = find(asked.getArgument("id"));
    if (known.isEmpty() || !rooms.subscriptions().remove(known.get().id())) {
      return Payloads.refused(type, field, Problem.at("", GONE, "id"));
    }
    return Payloads.of(type, field, known.get().gid());
  }

  private boolean isTaken(String topic, String uri, long except) {
    return rooms.subscriptions().all().stream()
        .anyMatch(one -> one.id() != except && one.topic().equals(topic) && one.uri().equals(uri));
  }

  /** The newer argument, or the deprecated one. */
  private static String uri(Map<String, @Nullable Object> input, String otherwise) {
    Object uri = input.get("uri") == null ? input.get("callbackUrl") : input.get("uri");
    return uri == null ? otherwise : uri.toString();
  }

  @SuppressWarnings("unchecked") // The schema says so.
  private static List<String> fields(Map<String, @Nullable Object> input, List<String> otherwise) {
    Object fields = input.get("includeFields");
    return fields == null ? otherwise : (List<String>) fields;
  }

  private static @Nullable String name(
      Map<String, @Nullable Object> input, @Nullable String otherwise) {
    return input.containsKey("name") ? (String) input.get("name") : otherwise;
  }

  /** Addresses without TLS are taken, which Shopify refuses: simulations run on one machine. */
  private static Optional<Problem> problem(Map<String, @Nullable Object> input, String uri) {
    if (!isWeb(uri)) {
      return Optional.of(at("uri", "Address is invalid: only http and https are simulated"));
    }
    if (input.get("filter") != null) {
      return Optional.of(at("filter", "Filters are not simulated"));
    }
    if ("XML".equals(input.get("format"))) {
      return Optional.of(at("format", "XML is not simulated"));
    }
    String name = name(input, null);
    return name != null && (name.length() > NAME_MAX || !name.matches("[\\w-]+"))
        ? Optional.of(at("name", "Name may only have letters, digits, - and _, at most 50"))
        : Optional.empty();
  }

  private static boolean isWeb(String text) {
    try {
      var uri = new URI(text);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Problem at(String field, String message) {
    return Problem.at("", message, FIELD, field);
  }
}
