package holdfast.generic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Credentials;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.Outbound;
import holdfast.outbound.OutboundReply;
import holdfast.outbound.OutboundRequest;
import holdfast.outbound.ShopAddress;
import holdfast.publish.ClosedFor;
import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.publish.SyncLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells shops of any make numbers, as JSON that is signed. It asks them nothing: what such a shop
 * shows is what it answered.
 */
public final class GenericConnector implements ShopConnector {
  private static final Manners MANNERS = new Manners(250, 2, false);

  private final Outbound outbound;
  private final StoreSecrets secrets;
  private final SyncLog log;
  private final Clock clock;

  /** Reaches all shops. */
  public GenericConnector(Outbound outbound, StoreSecrets secrets, SyncLog log, Clock clock) {
    this.outbound = outbound;
    this.secrets = secrets;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Manners manners(Store store) {
    return MANNERS;
  }

  /** All of them. */
  @Override
  public String group(Store store, Listing listing) {
    return "";
  }

  @Override
  public CompletionStage<PushAnswer> push(Store store, Push push) {
    if (!(secrets.credentials(store.id()).orElse(null) instanceof Credentials.Generic secret)) {
      return CompletableFuture.completedFuture(
          new PushAnswer.Closed(
              ClosedFor.NO_CREDENTIALS, "nobody gave the store's signing secret"));
    }
    var askedAt = clock.instant();
    var body = body(store, push);
    var request =
        new OutboundRequest(
            OutboundRequest.Method.POST,
            "",
            Map.of(GenericSignature.HEADER, GenericSignature.of(body, secret, askedAt)),
            Optional.of(body));
    return outbound
        .send(store, request)
        .thenApply(
            reply -> {
              var answer = GenericReply.of(reply, push, clock.instant());
              log.record(exchange(store, push, body, askedAt, reply, answer));
              return answer;
            });
  }

  static String body(Store store, Push push) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("store", store.id().value())
            .put("push", push.key());
    var numbers = body.putArray("numbers");
    for (var line : push.lines()) {
      var listing = line.listing();
      numbers
          .addObject()
          .put("listing", listing.id())
          .put("variant", listing.variant())
          .put("sku", listing.sku().map(SkuId::value).orElse(""))
          .put("quantity", line.units());
    }
    return body.toString();
  }

  private Exchange exchange(
      Store store,
      Push push,
      String body,
      Instant askedAt,
      OutboundReply reply,
      PushAnswer answer) {
    var said =
        reply instanceof OutboundReply.Answered it
            ? Optional.of(it)
            : Optional.<OutboundReply.Answered>empty();
    var told =
        answer instanceof PushAnswer.Answered(var lines, var _) ? lines : Map.<String, OfLine>of();
    return new Exchange(
        store.id(),
        Exchange.Kind.PUSH,
        askedAt,
        Duration.between(askedAt, clock.instant()),
        Optional.of(push.key()),
        push.lines().stream().map(line -> line(line, told)).toList(),
        outcome(answer),
        "POST %s\n%s".formatted(ShopAddress.of(store).map(ShopAddress::base).orElse(""), body),
        said.map(OutboundReply.Answered::status),
        said.map(OutboundReply.Answered::body).orElse(""));
  }

  private static Exchange.Line line(Push.Line line, Map<String, OfLine> told) {
    var outcome =
        switch (told.get(line.listing().id())) {
          case null -> "UNCERTAIN";
          case OfLine.Shown _ -> "SHOWN";
          case OfLine.Moved _ -> "MOVED";
          case OfLine.Unfit(var reason, var _) -> reason.name();
          case OfLine.Failed _ -> "FAILED";
        };
    return new Exchange.Line(
        line.listing().id(), line.baseline(), Optional.of(line.units()), outcome);
  }

  private static String outcome(PushAnswer answer) {
    return switch (answer) {
      case PushAnswer.Answered _ -> "OK";
      case PushAnswer.Throttled _ -> "THROTTLED";
      case PushAnswer.Unsent(var why) -> why;
      case PushAnswer.Unknown(var why) -> why;
      case PushAnswer.Rejected(var why) -> why;
      case PushAnswer.Closed(var reason, var _) -> reason.name();
    };
  }

  @Override
  public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
    return CompletableFuture.completedFuture(
        new ReadAnswer.Failed("a generic shop can't be asked what it shows"));
  }
}
