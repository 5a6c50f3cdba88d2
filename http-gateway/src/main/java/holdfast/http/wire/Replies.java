package holdfast.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/** Makes responses. */
public final class Replies {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int SIZE_HINT = 512;

  private static final ContentType PROBLEM =
      ContentTypes.create(
          MediaTypes.customWithFixedCharset(
              "application", "problem+json", HttpCharsets.UTF_8, Map.of(), false));

  private static final long RETRY_AFTER_SECONDS = 1;
  private static final HttpHeader BEARER = RawHeader.create("WWW-Authenticate", "Bearer");

  private Replies() {}

  /** A JSON document. */
  public static HttpResponse json(int status, JsonPart body) {
    return HttpResponse.create()
        .withStatus(StatusCodes.get(status))
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes(body)));
  }

  /** A document that is ready as it is. */
  public static HttpResponse document(ContentType type, byte[] content) {
    return HttpResponse.create()
        .withEntity(HttpEntities.create(type, ByteString.fromArrayUnsafe(content)));
  }

  /** Nothing to say but that it was done. */
  public static HttpResponse noContent() {
    return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
  }

  /** A problem, with the headers that its status asks for. */
  public static HttpResponse problem(Problem problem) {
    var response =
        HttpResponse.create()
            .withStatus(StatusCodes.get(problem.status()))
            .withEntity(HttpEntities.create(PROBLEM, bytes(problem::writeTo)));
    return switch (problem.status()) {
      case 401 ->
          problem.code() == ProblemCode.UNAUTHENTICATED ? response.addHeader(BEARER) : response;
      case 503 ->
          response.addHeader(retryAfter(problem.retryAfterSeconds().orElse(RETRY_AFTER_SECONDS)));
      default ->
          problem.retryAfterSeconds().isPresent()
              ? response.addHeader(retryAfter(problem.retryAfterSeconds().getAsLong()))
              : response;
    };
  }

  private static HttpHeader retryAfter(long seconds) {
    return RawHeader.create("Retry-After", String.valueOf(seconds));
  }

  private static ByteString bytes(JsonPart part) {
    try (var buffer = new ByteArrayBuilder(SIZE_HINT);
        var json = JSON.createGenerator(buffer)) {
      part.writeTo(json);
      json.flush();
      return ByteString.fromArrayUnsafe(buffer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("JSON can't be written to memory", e);
    }
  }
}
