package holdfast.generic;

import holdfast.catalog.Credentials;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.feed.Feed;
import holdfast.feed.FeedDelivery;
import holdfast.outbound.Outbound;
import holdfast.outbound.OutboundReply;
import holdfast.outbound.OutboundRequest;
import holdfast.publish.ClosedFor;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Posts files to generic shops that say where, signed as their numbers are. */
public final class FeedPost implements FeedDelivery {
  private final Outbound outbound;
  private final StoreSecrets secrets;
  private final SyncLog log;
  private final Clock clock;

  /** Reaches all shops. */
  public FeedPost(Outbound outbound, StoreSecrets secrets, SyncLog log, Clock clock) {
    this.outbound = outbound;
    this.secrets = secrets;
    this.log = log;
    this.clock = clock;
  }

  /** Of another platform the address is that of its own API. */
  @Override
  public boolean isWanted(Store store) {
    return store.platform() == Platform.GENERIC && store.api().url().isPresent();
  }

  @Override
  public CompletionStage<Boolean> deliver(Store store, Feed feed) {
    var csv = feed.csv();
    var askedAt = clock.instant();
    if (!(secrets.credentials(store.id()).orElse(null) instanceof Credentials.Generic secret)) {
      log.record(
          exchange(
              store, feed, csv, askedAt, ClosedFor.NO_CREDENTIALS.name(), Optional.empty(), ""));
      return CompletableFuture.completedFuture(false);
    }
    var request =
        new OutboundRequest(
            OutboundRequest.Method.POST,
            "",
            Map.of(
                OutboundRequest.CONTENT_TYPE,
                "text/csv; charset=UTF-8",
                GenericSignature.HEADER,
                GenericSignature.of(csv, secret, askedAt)),
            Optional.of(csv));
    return outbound
        .send(store, request)
        .thenApply(
            reply -> {
              log.record(exchange(store, feed, csv, askedAt, reply));
              return isThere(reply);
            });
  }

  private Exchange exchange(
      Store store, Feed feed, String csv, Instant askedAt, OutboundReply reply) {
    return exchange(
        store,
        feed,
        csv,
        askedAt,
        outcome(reply),
        status(reply),
        reply instanceof OutboundReply.Answered answered ? answered.body() : "");
  }

  private Exchange exchange(
      Store store,
      Feed feed,
      String csv,
      Instant askedAt,
      String outcome,
      Optional<Integer> status,
      String response) {
    return new Exchange(
        store.id(),
        Exchange.Kind.FEED,
        askedAt,
        Duration.between(askedAt, clock.instant()),
        Optional.of(feed.madeAt().toString()),
        feed.exchanged(outcome),
        outcome,
        "POST %s\n%s".formatted(store.api().url().orElse(""), csv),
        status,
        response);
  }

  private static boolean isThere(OutboundReply reply) {
    return status(reply).filter(status -> status / 100 == 2).isPresent();
  }

  private static Optional<Integer> status(OutboundReply reply) {
    return reply instanceof OutboundReply.Answered answered
        ? Optional.of(answered.status())
        : Optional.empty();
  }

  private static String outcome(OutboundReply reply) {
    return switch (reply) {
      case OutboundReply.Answered answered ->
          isThere(reply) ? Exchange.OK : "HTTP_" + answered.status();
      case OutboundReply.NotSent(var why) -> why;
      case OutboundReply.Crowded(var why, _) -> why;
      case OutboundReply.Lost(var why) -> why;
      case OutboundReply.Forbidden _ -> ClosedFor.FORBIDDEN_ADDRESS.name();
    };
  }
}
