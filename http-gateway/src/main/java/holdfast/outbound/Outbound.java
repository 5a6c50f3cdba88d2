package holdfast.outbound;

import holdfast.catalog.Store;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.event.NoLogging;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.headers.UserAgent;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;

/**
 * Calls shops: only at the address that their store names, with TLS unless the store says
 * otherwise, at public addresses unless the settings say otherwise. It follows no redirect, repeats
 * nothing, and logs nothing, since what it sends has secrets in it. Thread-safe.
 */
public final class Outbound {
  private static final Duration IDLE_MAX = Duration.ofSeconds(30);

  /** The pool's own pause after a failed connection: who calls knows better when to try again. */
  private static final Duration PAUSE = Duration.ofMillis(1);

  /** About as long as a call takes: so long it may be until there is room again. */
  static final Duration CROWDED_PAUSE = Duration.ofSeconds(1);

  private final ActorSystem<?> system;
  private final OutboundSettings settings;
  private final Resolver.Names names;
  private final HttpsConnectionContext tls;
  private final ConnectionPoolSettings usual;
  private final ConnectionPoolSettings plainUnasked;

  /** Calls under way by host, among them those that nobody waits for any longer. */
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

  Outbound(
      ActorSystem<?> system, OutboundSettings settings, Resolver.Names names, SSLContext trust) {
    this.system = system;
    this.settings = settings;
    this.names = names;
    this.tls = ConnectionContext.httpsClient(trust);
    var rules = new AddressRules(settings.allowedPrivate());
    this.usual =
        pool(
            rules::allow,
            "is at no public address; holdfast.outbound.allowed-private can allow it");
    this.plainUnasked =
        pool(
            address -> address.isLoopbackAddress() && rules.allow(address),
            "must be called with https, unless the store's api.plainHttp says otherwise");
  }

  /** Ready to call, with the certificates that the runtime trusts. */
  public static Outbound open(ActorSystem<?> system, OutboundSettings settings) {
    try {
      return new Outbound(system, settings, InetAddress::getAllByName, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this runtime has no TLS", e);
    }
  }

  private ConnectionPoolSettings pool(Predicate<InetAddress> rule, String allowed) {
    var resolver = new Resolver(names, rule, allowed, settings.connectWithin());
    var connection =
        ClientConnectionSettings.create(system.classicSystem())
            .withConnectingTimeout(settings.connectWithin())
            .withIdleTimeout(settings.answerWithin())
            .withUserAgentHeader(Optional.of(UserAgent.create("Holdfast")));
    return ConnectionPoolSettings.create(system.classicSystem())
        .withConnectionSettings(connection)
        .withTransport(
            ClientTransport.withCustomResolver(
                (host, port) -> resolver.address(host, (Integer) port)))
        .withMaxConnections(settings.perHostMax())
        .withMaxOpenRequests(Integer.highestOneBit(settings.perHostMax()) * 2)
        .withPipeliningLimit(1)
        .withMaxRetries(0)
        .withBaseConnectionBackoff(PAUSE)
        .withMaxConnectionBackoff(PAUSE)
        .withKeepAliveTimeout(IDLE_MAX)
        .withIdleTimeout(IDLE_MAX.multipliedBy(2))
        .withResponseEntitySubscriptionTimeout(settings.answerWithin());
  }

  /** Sends a request once. The stage never fails, and is done within the time of the settings. */
  public CompletionStage<OutboundReply> send(Store store, OutboundRequest request) {
    try {
      return ShopAddress.of(store)
          .map(address -> send(address, store.api().plainHttp(), request))
          .orElseGet(() -> forbidden("the store has no address to be called at"));
    } catch (IllegalUriException e) {
      return forbidden("the store's address can't be called: " + e.getMessage());
    }
  }

  private static CompletionStage<OutboundReply> forbidden(String why) {
    return CompletableFuture.completedFuture(new OutboundReply.Forbidden(why));
  }

  private CompletionStage<OutboundReply> send(
      ShopAddress address, boolean isPlainAsked, OutboundRequest request) {
    var http = http(address, request);
    var host = http.getUri().host() + ":" + http.getUri().port();
    if (!enter(host)) {
      return CompletableFuture.completedFuture(
          new OutboundReply.Crowded(
              "there are %d calls to this host already".formatted(settings.perHostMax()),
              CROWDED_PAUSE));
    }
    var pool = address.isPlain() && !isPlainAsked ? plainUnasked : usual;
    var done =
        Http.get(system)
            .singleRequest(http, tls, pool, NoLogging.getInstance())
            .thenCompose(this::read)
            .exceptionally(Failures::of)
            .whenComplete((_, _) -> leave(host));
    return done.thenApply(reply -> reply)
        .toCompletableFuture()
        .completeOnTimeout(
            new OutboundReply.Lost("no whole answer within " + settings.answerWithin()),
            settings.answerWithin().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** So none ever waits in the pool, to be sent when nobody expects it any longer. */
  private boolean enter(String host) {
    var calls = underWay.merge(host, 1, Integer::sum);
    if (calls > settings.perHostMax()) {
      leave(host);
      return false;
    }
    return true;
  }

  private void leave(String host) {
    underWay.computeIfPresent(host, (_, calls) -> calls == 1 ? null : calls - 1);
  }

  private static HttpRequest http(ShopAddress address, OutboundRequest request) {
    var http =
        HttpRequest.create(address.base() + request.path())
            .withMethod(method(request.method()))
            .addHeader(RawHeader.create("Accept", "application/json"));
    for (var header : request.headers().entrySet()) {
      if (!header.getKey().equals(OutboundRequest.CONTENT_TYPE)) {
        http = http.addHeader(RawHeader.create(header.getKey(), header.getValue()));
      }
    }
    return request.body().isEmpty()
        ? http
        : http.withEntity(
            HttpEntities.create(
                contentType(request), request.body().get().getBytes(StandardCharsets.UTF_8)));
  }

  private static ContentType contentType(OutboundRequest request) {
    return Optional.ofNullable(request.headers().get(OutboundRequest.CONTENT_TYPE))
        .map(ContentTypes::parse)
        .orElse(ContentTypes.APPLICATION_JSON);
  }

  private static HttpMethod method(OutboundRequest.Method method) {
    return switch (method) {
      case GET -> HttpMethods.GET;
      case POST -> HttpMethods.POST;
      case PUT -> HttpMethods.PUT;
      case DELETE -> HttpMethods.DELETE;
    };
  }

  private CompletionStage<OutboundReply> read(HttpResponse response) {
    var headers = new HashMap<String, String>();
    response
        .getHeaders()
        .forEach(
            header ->
                headers.merge(
                    header.lowercaseName(), header.value(), (one, other) -> one + ", " + other));
    return response
        .entity()
        .withSizeLimit(settings.answerMax())
        .toStrict(settings.answerWithin().toMillis(), Long.MAX_VALUE, system)
        .thenApply(
            body ->
                new OutboundReply.Answered(
                    response.status().intValue(), headers, body.getData().utf8String()));
  }
}
