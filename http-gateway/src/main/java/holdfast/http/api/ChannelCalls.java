package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.RetailerId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.JsonPart;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import java.io.IOException;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Define and read channels. */
final class ChannelCalls {
  private static final int NAME_MAX = 200;

  private final CatalogStore catalog;
  private final StoreDirectory stores;
  private final BlockingWork blocking;

  ChannelCalls(CatalogStore catalog, StoreDirectory stores, BlockingWork blocking) {
    this.catalog = catalog;
    this.stores = stores;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> put(Call call) {
    var findings = new Findings();
    var id = new ChannelId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings).only("name", "retailer");
    var name = fields.text("name", NAME_MAX);
    var retailer = fields.optionalId("retailer").map(RetailerId::new);
    findings.check();
    stores.current().store(id).ifPresent(ChannelCalls::refuseStore);
    retailer.filter(it -> !catalog.current().knows(it)).ifPresent(ChannelCalls::refuseUnknown);
    return blocking
        .run(() -> catalog.put(id, name, retailer))
        .thenApply(
            channel -> Replies.json(channel.version() == 1 ? 201 : 200, new ChannelJson(channel)));
  }

  private static void refuseStore(Store store) {
    throw new ProblemException(
        Problem.of(
            ProblemCode.IS_A_STORE,
            "The channel %s is a store; change it with PUT /v1/stores/%s."
                .formatted(store.id(), store.id())));
  }

  private static void refuseUnknown(RetailerId retailer) {
    throw new ProblemException(
        Problem.unprocessable(
            ProblemCode.UNKNOWN_RETAILER, "Unknown retailer: %s.".formatted(retailer)));
  }

  CompletionStage<HttpResponse> get(Call call) {
    var id = new ChannelId(call.id());
    var channel = catalog.current().channels().get(id);
    if (channel == null) {
      throw new ProblemException(
          Problem.of(ProblemCode.UNKNOWN_CHANNEL, "Unknown channel: %s.".formatted(id)));
    }
    return CompletableFuture.completedFuture(Replies.json(200, new ChannelJson(channel)));
  }

  CompletionStage<HttpResponse> list(Call call) {
    return CompletableFuture.completedFuture(
        Page.whole(
            catalog.current().channels().values().stream()
                .sorted(Comparator.comparing(Channel::id))
                .map(ChannelJson::new)
                .toList()));
  }

  private record ChannelJson(Channel channel) implements JsonPart {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", channel.id().value());
      json.writeStringField("name", channel.name());
      json.writeStringField("retailer", channel.retailer().map(RetailerId::value).orElse(null));
      json.writeNumberField("version", channel.version());
      json.writeEndObject();
    }
  }
}
