package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.Destination;
import holdfast.catalog.Identifier;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.JsonPart;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Define and read locations. */
final class LocationCalls {
  private static final int NAME_MAX = 200;
  private static final Choices<Service.Kind> KINDS = Choices.upperCase(Service.Kind.class);

  private final CatalogStore catalog;
  private final BlockingWork blocking;

  LocationCalls(CatalogStore catalog, BlockingWork blocking) {
    this.catalog = catalog;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> put(Call call) {
    var findings = new Findings();
    var id = new LocationId(call.id(findings));
    var fields =
        JsonBody.read(call.body(), findings)
            .only("name", "priority", "kind", "regions", "shippingMethods", "leadTimeDays");
    var name = fields.text("name", NAME_MAX);
    int priority =
        fields
            .optionalInteger("priority", Location.PRIORITY_MIN, Location.PRIORITY_MAX)
            .orElse(Location.PRIORITY_DEFAULT);
    var service = service(fields);
    findings.check();
    return blocking
        .run(() -> catalog.put(id, name, priority, service))
        .thenApply(
            location ->
                Replies.json(location.version() == 1 ? 201 : 200, new LocationJson(location)));
  }

  private static Service service(Fields fields) {
    return new Service(
        fields.optionalChoice("kind", KINDS).orElse(Service.Kind.WAREHOUSE),
        fields.strings(
            "regions", Service.REGIONS_MAX, Destination::isServed, Destination.SERVED_ALLOWED),
        fields.strings(
            "shippingMethods", Service.METHODS_MAX, Identifier::isValid, Identifier.ALLOWED),
        fields.optionalInteger("leadTimeDays", 0, Service.LEAD_TIME_DAYS_MAX).orElse(0));
  }

  CompletionStage<HttpResponse> get(Call call) {
    var id = new LocationId(call.id());
    var location = catalog.current().locations().get(id);
    if (location == null) {
      throw new ProblemException(
          Problem.of(ProblemCode.UNKNOWN_LOCATION, "Unknown location: %s.".formatted(id)));
    }
    return CompletableFuture.completedFuture(Replies.json(200, new LocationJson(location)));
  }

  CompletionStage<HttpResponse> list(Call call) {
    return CompletableFuture.completedFuture(
        Page.whole(
            catalog.current().locations().values().stream()
                .sorted(Comparator.comparing(Location::id))
                .map(LocationJson::new)
                .toList()));
  }

  private record LocationJson(Location location) implements JsonPart {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", location.id().value());
      json.writeStringField("name", location.name());
      json.writeNumberField("priority", location.priority());
      var service = location.service();
      json.writeStringField("kind", service.kind().name());
      writeWords(json, "regions", service.regions());
      writeWords(json, "shippingMethods", service.shippingMethods());
      json.writeNumberField("leadTimeDays", service.leadTimeDays());
      json.writeNumberField("version", location.version());
      json.writeEndObject();
    }

    private static void writeWords(JsonGenerator json, String name, Set<String> words)
        throws IOException {
      json.writeArrayFieldStart(name);
      for (var word : new TreeSet<>(words)) {
        json.writeString(word);
      }
      json.writeEndArray();
    }
  }
}
