package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.LocationId;
import holdfast.catalog.RetailerId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.http.wire.JsonPart;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeMap;

/** A store as clients see it: of its secrets only that there are some. */
record StoreJson(Store store, StoreSecrets.Summary secrets) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", store.id().value());
    json.writeStringField("name", store.name());
    json.writeStringField("retailer", store.retailer().map(RetailerId::value).orElse(null));
    json.writeStringField("platform", store.platform().name());
    json.writeStringField("domain", store.domain().orElse(null));
    json.writeStringField("plan", store.plan().orElse(null));
    json.writeStringField("location", store.location().map(LocationId::value).orElse(null));
    json.writeStringField("platformLocation", store.platformLocation().orElse(null));
    json.writeObjectFieldStart("api");
    json.writeStringField("url", store.api().url().orElse(null));
    json.writeBooleanField("plainHttp", store.api().plainHttp());
    json.writeStringField("version", store.api().version().orElse(null));
    json.writeEndObject();
    json.writeStringField("restockAuthority", store.restockAuthority().name());
    json.writeBooleanField("testStore", store.testStore());
    json.writeNumberField("holdSeconds", store.holdSeconds().orElse(0));
    json.writeObjectFieldStart("statuses");
    for (var entry : new TreeMap<>(store.statusEffects()).entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue().name());
    }
    json.writeEndObject();
    json.writeStringField("syncLevel", store.syncLevel().name());
    if (store.feedSeconds().isPresent()) {
      json.writeNumberField("feedSeconds", store.feedSeconds().get());
    } else {
      json.writeNullField("feedSeconds");
    }
    json.writeStringField("onDrift", store.onDrift().name());
    json.writeBooleanField("paused", store.paused());
    json.writeObjectFieldStart("secrets");
    json.writeNumberField("webhookSecrets", secrets.webhookSecrets());
    json.writeBooleanField("credentials", secrets.credentials());
    json.writeStringField("rotatedAt", secrets.rotatedAt().map(Instant::toString).orElse(null));
    json.writeEndObject();
    json.writeNumberField("version", store.version());
    json.writeEndObject();
  }
}
