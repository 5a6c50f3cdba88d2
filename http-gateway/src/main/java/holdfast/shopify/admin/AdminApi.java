package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Credentials;
import holdfast.catalog.SecretsLockedException;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.Outbound;
import holdfast.outbound.OutboundReply;
import holdfast.outbound.OutboundRequest;
import holdfast.outbound.OutboundRequest.Method;
import holdfast.outbound.ShopAddress;
import holdfast.publish.ClosedFor;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** A Shopify shop's Admin API: one question, one answer. Thread-safe. */
final class AdminApi {
  /** The version that was tested with last; shops answer for a year at least. */
  private static final String VERSION = "2026-10";

  /** Characters of a request or an answer that the log keeps. */
  private static final int KEPT_MAX = 20_000;

  private static final Pattern NOTE =
      Pattern.compile("\"note\"\\s*:\\s*\"(?:[^\"\\\\]++|\\\\.)*+\"");

  private final Outbound outbound;
  private final StoreSecrets secrets;
  private final SyncLog log;
  private final Clock clock;

  AdminApi(Outbound outbound, StoreSecrets secrets, SyncLog log, Clock clock) {
    this.outbound = outbound;
    this.secrets = secrets;
    this.log = log;
    this.clock = clock;
  }

  /** Asks; who asks writes down what came of it. */
  CompletionStage<Asked> ask(Store store, AdminDocument document, ObjectNode variables) {
    var version = store.api().version().orElse(VERSION);
    var path = "/admin/api/%s/graphql.json".formatted(version);
    var body =
        AdminJson.print(
            AdminJson.object().put("query", document.text(version)).set("variables", variables));
    var base = ShopAddress.of(store).map(ShopAddress::base).orElse("");
    var shown = "POST %s%s\n%s".formatted(base, path, body);
    var begun = clock.instant();
    return token(store)
        .map(token -> send(store, path, token, body))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    new Reply(
                        new AdminAnswer.Closed(
                            ClosedFor.NO_CREDENTIALS, "the store has no access token"),
                        Optional.empty(),
                        "")))
        .thenApply(reply -> asked(store, reply, shown, begun));
  }

  /** What an answer means, and the answer. */
  private record Reply(AdminAnswer answer, Optional<Integer> status, String body) {
    static Reply of(OutboundReply reply) {
      var answer = AdminReading.of(reply);
      return reply instanceof OutboundReply.Answered answered
          ? new Reply(answer, Optional.of(answered.status()), answered.body())
          : new Reply(answer, Optional.empty(), answer.told());
    }
  }

  private CompletionStage<Reply> send(Store store, String path, String token, String body) {
    var request =
        new OutboundRequest(
            Method.POST, path, Map.of("X-Shopify-Access-Token", token), Optional.of(body));
    return outbound.send(store, request).thenApply(Reply::of);
  }

  private Optional<String> token(Store store) {
    try {
      return secrets
          .credentials(store.id())
          .flatMap(
              given ->
                  given instanceof Credentials.Shopify(var token)
                      ? Optional.of(token)
                      : Optional.empty());
    } catch (SecretsLockedException _) {
      return Optional.empty();
    }
  }

  private Asked asked(Store store, Reply reply, String request, Instant begun) {
    return new Asked(
        store.id(),
        reply.answer(),
        begun,
        Duration.between(begun, clock.instant()),
        cut(request),
        reply.status(),
        cut(withoutNotes(reply.body())));
  }

  /** What people wrote about an order may be about its buyer. */
  private static String withoutNotes(String text) {
    return NOTE.matcher(text).replaceAll("\"note\":\"(left out)\"");
  }

  private static String cut(String text) {
    return text.length() <= KEPT_MAX ? text : text.substring(0, KEPT_MAX) + "…";
  }

  /** Writes down what came of a question. */
  void record(
      Asked asked,
      Exchange.Kind kind,
      Optional<String> key,
      List<Exchange.Line> lines,
      String outcome) {
    log.record(asked.exchange(kind, key, lines, outcome));
  }

  /** Asks and writes it down. Without an answer the stage fails with {@link NotToldException}. */
  CompletionStage<AdminAnswer.Data> data(
      Store store, Exchange.Kind kind, AdminDocument document, ObjectNode variables) {
    return ask(store, document, variables)
        .thenApply(
            asked -> {
              record(asked, kind, Optional.empty(), List.of(), asked.answer().outcome());
              return told(asked.answer());
            });
  }

  /** The data; {@link NotToldException} if there is none. */
  static AdminAnswer.Data told(AdminAnswer answer) {
    return switch (answer) {
      case AdminAnswer.Data data -> data;
      case AdminAnswer.Throttled _,
          AdminAnswer.TooCostly _,
          AdminAnswer.Unsent _,
          AdminAnswer.Unknown _,
          AdminAnswer.Refused _,
          AdminAnswer.Closed _ ->
          throw new NotToldException(answer);
    };
  }

  /** By the shop's clock where it says so. */
  Instant now(AdminAnswer.Data data) {
    return data.date().orElseGet(clock::instant);
  }
}
