package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.LocalShop;
import holdfast.outbound.LocalShop.Asked;
import holdfast.outbound.LocalShop.Said;
import holdfast.outbound.Network;
import holdfast.outbound.Outbound;
import holdfast.outbound.OutboundSettings;
import holdfast.outbound.Shops;
import holdfast.publish.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A shop that says what a test wants, asked over HTTP. Where Shopify's schema is at hand, it takes
 * no question that the real one would not understand.
 */
final class FakeShopify implements AutoCloseable {
  static final String TOKEN = "shpat_0123456789";
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final Pattern OPERATION = Pattern.compile("(?m)^(?:query|mutation) ([A-Za-z]+)");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ActorSystem<Void> SYSTEM =
      ActorSystem.create(
          Behaviors.empty(),
          "shopify",
          ConfigFactory.parseString("pekko.daemonic = on")
              .withFallback(ConfigFactory.defaultReference()));
  private static final Outbound OUTBOUND =
      Outbound.open(
          SYSTEM,
          new OutboundSettings(
              List.of(Network.parse("127.0.0.0/8").orElseThrow()),
              Duration.ofSeconds(5),
              Duration.ofSeconds(20),
              8,
              1 << 20));

  private final Map<String, Deque<Said>> answers = new HashMap<>();
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final Function<Question, Said> behaviour;
  private final LocalShop shop = LocalShop.start(this::answer);

  /** Says what it is told to say. */
  FakeShopify() {
    this.behaviour = this::next;
  }

  /** Says what it thinks right. */
  FakeShopify(Function<Question, Said> behaviour) {
    this.behaviour = behaviour;
  }

  /** What was asked, in order. */
  record Question(String operation, JsonNode variables, Asked http) {}

  private record Secrets(Optional<Credentials> given) implements StoreSecrets {
    @Override
    public List<byte[]> webhookSecrets(ChannelId store) {
      return List.of();
    }

    @Override
    public Optional<Credentials> credentials(ChannelId store) {
      return given;
    }

    @Override
    public Summary summary(ChannelId store) {
      return Summary.NONE;
    }
  }

  private synchronized Said answer(Asked asked) {
    try {
      var body = MAPPER.readTree(asked.body());
      var found = OPERATION.matcher(body.path("query").asText());
      assertThat(found.find()).isTrue();
      var question = new Question(found.group(1), body.path("variables"), asked);
      questions.add(question);
      return behaviour.apply(question);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Said next(Question question) {
    var waiting = answers.getOrDefault(question.operation(), new ArrayDeque<>());
    return waiting.isEmpty()
        ? new Said(599, Map.of(), "the test has no answer for " + question.operation())
        : waiting.removeFirst();
  }

  /** The next answers to an operation, each as its data. */
  FakeShopify says(String operation, String... datas) {
    for (var data : datas) {
      replies(operation, Said.json("{\"data\":" + data + "}"));
    }
    return this;
  }

  /** The next answer to an operation, whatever it is. */
  synchronized FakeShopify replies(String operation, Said said) {
    answers.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(said);
    return this;
  }

  /** What the shop was asked; where the schema is at hand, checked against it. */
  List<Question> questions() {
    AdminSchema.given().ifPresent(schema -> questions.forEach(question -> check(schema, question)));
    return List.copyOf(questions);
  }

  private static void check(AdminSchema schema, Question question) {
    try {
      var body = MAPPER.readTree(question.http().body());
      schema.check(
          body.path("query").asText(),
          MAPPER.convertValue(body.path("variables"), new TypeReference<Map<String, Object>>() {}));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Variables of all questions of one kind, in order. */
  List<JsonNode> asked(String operation) {
    return questions().stream()
        .filter(question -> question.operation().equals(operation))
        .map(Question::variables)
        .toList();
  }

  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  Store store() {
    return Shops.shopify(shop.url());
  }

  ShopifyConnector connector() {
    return connector(Optional.of(new Credentials.Shopify(TOKEN)));
  }

  ShopifyConnector connector(Optional<Credentials> given) {
    return new ShopifyConnector(OUTBOUND, new Secrets(given), exchanges::add, clock());
  }

  ShopifySource source() {
    return new ShopifySource(OUTBOUND, secrets(), exchanges::add, clock());
  }

  ShopifyDesk desk() {
    return new ShopifyDesk(OUTBOUND, secrets(), exchanges::add, clock(), _ -> Optional.of(store()));
  }

  private static StoreSecrets secrets() {
    return new Secrets(Optional.of(new Credentials.Shopify(TOKEN)));
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Override
  public void close() {
    questions();
    shop.close();
  }
}
