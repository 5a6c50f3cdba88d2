package holdfast.woocommerce.rest;

import holdfast.catalog.Credentials;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.Outbound;
import holdfast.outbound.OutboundReply;
import holdfast.outbound.OutboundRequest;
import holdfast.outbound.ShopAddress;
import holdfast.publish.ClosedFor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Takes questions to shops, with what proves who asks. Never fails. Thread-safe. */
final class WooDoor {
  private final Outbound outbound;
  private final StoreSecrets secrets;
  private final Clock clock;
  private final Supplier<String> nonces;

  /**
   * A door.
   *
   * @param nonces gives texts of letters and digits that nobody can guess, never the same again
   */
  WooDoor(Outbound outbound, StoreSecrets secrets, Clock clock, Supplier<String> nonces) {
    this.outbound = outbound;
    this.secrets = secrets;
    this.clock = clock;
    this.nonces = nonces;
  }

  CompletionStage<WooHeard> ask(Store store, WooCall call) {
    var askedAt = clock.instant();
    var address = ShopAddress.of(store).map(ShopAddress::base).orElse("");
    if (!(secrets.credentials(store.id()).orElse(null)
        instanceof Credentials.WooCommerce credentials)) {
      return CompletableFuture.completedFuture(
          new WooHeard(
              store.id(),
              new WooAnswer.Closed(
                  ClosedFor.NO_CREDENTIALS, "nobody gave the store's consumer key and secret"),
              askedAt,
              Duration.ZERO,
              call.shown(address),
              Optional.empty(),
              ""));
    }
    return outbound
        .send(store, request(address, call, credentials, askedAt))
        .thenApply(reply -> heard(store, call.shown(address), askedAt, reply));
  }

  private OutboundRequest request(
      String address, WooCall call, Credentials.WooCommerce credentials, Instant now) {
    var isPlain = address.startsWith("http://");
    var query =
        isPlain
            ? OAuth.signed(
                call.method(), call.url(address), call.query(), credentials, nonces.get(), now)
            : call.query();
    return new OutboundRequest(
        OutboundRequest.Method.valueOf(call.method()),
        query.isEmpty() ? call.url("") : call.url("") + "?" + OAuth.joined(query),
        isPlain ? Map.of() : Map.of("Authorization", basic(credentials)),
        call.body().map(Object::toString));
  }

  private static String basic(Credentials.WooCommerce credentials) {
    var pair = credentials.consumerKey() + ":" + credentials.consumerSecret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private WooHeard heard(Store store, String request, Instant askedAt, OutboundReply reply) {
    var now = clock.instant();
    var took = Duration.between(askedAt, now);
    return switch (reply) {
      case OutboundReply.Answered(var status, var headers, var body) ->
          new WooHeard(
              store.id(),
              new WooReply(status, headers, body).answer(now),
              askedAt,
              took,
              request,
              Optional.of(status),
              body);
      case OutboundReply.NotSent(var why) ->
          unheard(store, new WooAnswer.Unsent(why), askedAt, took, request);
      case OutboundReply.Crowded(_, var pause) ->
          unheard(store, new WooAnswer.Throttled(pause), askedAt, took, request);
      case OutboundReply.Lost(var why) ->
          unheard(store, new WooAnswer.Lost("NO_ANSWER " + why), askedAt, took, request);
      case OutboundReply.Forbidden(var why) ->
          unheard(
              store,
              new WooAnswer.Closed(ClosedFor.FORBIDDEN_ADDRESS, why),
              askedAt,
              took,
              request);
    };
  }

  private static WooHeard unheard(
      Store store, WooAnswer answer, Instant askedAt, Duration took, String request) {
    return new WooHeard(store.id(), answer, askedAt, took, request, Optional.empty(), "");
  }
}
