package holdfast.http.api;

import holdfast.http.meter.Meters;
import holdfast.http.route.Call;
import holdfast.http.route.Phase;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.Replies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;

/** What the server says about itself. */
final class ServiceCalls {
  private static final ContentType YAML =
      ContentTypes.create(
          MediaTypes.customWithFixedCharset(
              "application", "yaml", HttpCharsets.UTF_8, Map.of(), false));

  private final byte[] openApi = openApi();
  private final Supplier<Phase> phase;
  private final BooleanSupplier isStorageReachable;
  private final BlockingWork blocking;
  private final Meters meters;

  ServiceCalls(
      Supplier<Phase> phase,
      BooleanSupplier isStorageReachable,
      BlockingWork blocking,
      Meters meters) {
    this.phase = phase;
    this.isStorageReachable = isStorageReachable;
    this.blocking = blocking;
    this.meters = meters;
  }

  /** That the process answers at all. */
  CompletionStage<HttpResponse> live(Call call) {
    return CompletableFuture.completedFuture(status("LIVE"));
  }

  /** Whether it makes sense to send work here. */
  CompletionStage<HttpResponse> ready(Call call) {
    return switch (phase.get()) {
      case STARTING -> notReady(ProblemCode.STARTING, "The server is starting.");
      case LEAVING, STOPPING -> notReady(ProblemCode.STOPPING, "The server is stopping.");
      case SERVING ->
          blocking
              .run(isStorageReachable::getAsBoolean)
              .thenCompose(
                  isReachable ->
                      isReachable
                          ? CompletableFuture.completedFuture(status("READY"))
                          : notReady(
                              ProblemCode.STORAGE_UNAVAILABLE, "The storage can't be reached."));
    };
  }

  CompletionStage<HttpResponse> metrics(Call call) {
    var text = meters.scrape().getBytes(StandardCharsets.UTF_8);
    return CompletableFuture.completedFuture(Replies.document(ContentTypes.TEXT_PLAIN_UTF8, text));
  }

  CompletionStage<HttpResponse> openApi(Call call) {
    return CompletableFuture.completedFuture(Replies.document(YAML, openApi));
  }

  private static HttpResponse status(String status) {
    return Replies.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("status", status);
          json.writeEndObject();
        });
  }

  private static CompletionStage<HttpResponse> notReady(ProblemCode code, String detail) {
    return CompletableFuture.completedFuture(Replies.problem(Problem.of(code, detail)));
  }

  private static byte[] openApi() {
    try (var file = ServiceCalls.class.getResourceAsStream("/openapi.yaml")) {
      if (file == null) {
        throw new IllegalStateException("openapi.yaml is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml can't be read", e);
    }
  }
}
