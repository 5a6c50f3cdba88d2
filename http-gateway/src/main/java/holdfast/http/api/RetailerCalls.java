package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.Retailer;
import holdfast.catalog.RetailerId;
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

/** Define and read retailers. */
final class RetailerCalls {
  private static final int NAME_MAX = 200;

  private final CatalogStore catalog;
  private final BlockingWork blocking;

  RetailerCalls(CatalogStore catalog, BlockingWork blocking) {
    this.catalog = catalog;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> put(Call call) {
    var findings = new Findings();
    var id = new RetailerId(call.id(findings));
    var name = JsonBody.read(call.body(), findings).only("name").text("name", NAME_MAX);
    findings.check();
    return blocking
        .run(() -> catalog.put(id, name))
        .thenApply(
            retailer ->
                Replies.json(retailer.version() == 1 ? 201 : 200, new RetailerJson(retailer)));
  }

  CompletionStage<HttpResponse> get(Call call) {
    var id = new RetailerId(call.id());
    var retailer = catalog.current().retailers().get(id);
    if (retailer == null) {
      throw unknown(id);
    }
    return CompletableFuture.completedFuture(Replies.json(200, new RetailerJson(retailer)));
  }

  static ProblemException unknown(RetailerId id) {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_RETAILER, "Unknown retailer: %s.".formatted(id)));
  }

  CompletionStage<HttpResponse> list(Call call) {
    return CompletableFuture.completedFuture(
        Page.whole(
            catalog.current().retailers().values().stream()
                .sorted(Comparator.comparing(Retailer::id))
                .map(RetailerJson::new)
                .toList()));
  }

  private record RetailerJson(Retailer retailer) implements JsonPart {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", retailer.id().value());
      json.writeStringField("name", retailer.name());
      json.writeNumberField("version", retailer.version());
      json.writeEndObject();
    }
  }
}
