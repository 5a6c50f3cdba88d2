package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.access.ApiKey;
import holdfast.access.KeyStore;
import holdfast.access.Scope;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.ChannelId;
import holdfast.http.route.Call;
import holdfast.http.security.KeyRing;
import holdfast.http.security.Secret;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.JsonPart;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Make, list and revoke keys. */
final class KeyCalls {
  private static final Choices<Scope> SCOPES = Choices.lowerCase(Scope.class);
  private static final int NAME_MAX = 200;

  private final KeyStore keys;
  private final KeyRing ring;
  private final CatalogStore catalog;
  private final BlockingWork blocking;

  KeyCalls(KeyStore keys, KeyRing ring, CatalogStore catalog, BlockingWork blocking) {
    this.keys = keys;
    this.ring = ring;
    this.catalog = catalog;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> create(Call call) {
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only("name", "scopes", "channel");
    var name = fields.text("name", NAME_MAX);
    var scopes = Set.copyOf(fields.choices("scopes", SCOPES));
    var channel = fields.optionalId("channel").map(ChannelId::new);
    findings.check();
    channel.filter(id -> !catalog.current().knows(id)).ifPresent(KeyCalls::refuseUnknown);
    return blocking
        .run(() -> ring.create(name, scopes, channel))
        .thenApply(made -> Replies.json(201, new KeyJson(made.key(), Optional.of(made.secret()))));
  }

  private static void refuseUnknown(ChannelId channel) {
    throw new ProblemException(
        Problem.unprocessable(
            ProblemCode.UNKNOWN_CHANNEL, "Unknown channel: %s.".formatted(channel)));
  }

  CompletionStage<HttpResponse> list(Call call) {
    return CompletableFuture.completedFuture(
        Page.whole(keys.all().stream().map(key -> new KeyJson(key, Optional.empty())).toList()));
  }

  CompletionStage<HttpResponse> revoke(Call call) {
    var id = call.id();
    if (call.key().filter(own -> own.id().equals(id)).isPresent()) {
      throw new ProblemException(
          Problem.of(ProblemCode.OWN_KEY, "A key can't revoke itself; use another admin key."));
    }
    return blocking
        .run(() -> keys.revoke(id))
        .thenApply(
            isRevoked -> {
              if (!isRevoked) {
                throw new ProblemException(
                    Problem.of(ProblemCode.UNKNOWN_KEY, "Unknown key: %s.".formatted(id)));
              }
              return Replies.noContent();
            });
  }

  private record KeyJson(ApiKey key, Optional<Secret> secret) implements JsonPart {
    @Override
    public void writeTo(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", key.id());
      json.writeStringField("name", key.name());
      json.writeArrayFieldStart("scopes");
      for (var scope : key.scopes().stream().sorted().toList()) {
        json.writeString(scope.name().toLowerCase(Locale.ROOT));
      }
      json.writeEndArray();
      json.writeStringField("channel", key.channel().map(ChannelId::value).orElse(null));
      json.writeStringField("createdAt", key.createdAt().toString());
      if (secret.isPresent()) {
        json.writeStringField("key", secret.get().value());
      }
      json.writeEndObject();
    }
  }
}
