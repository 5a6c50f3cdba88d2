package holdfast.http.route;

import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.util.ByteString;

/** Collects the bytes of a request's body, within bounds of size and time. */
final class RequestBody {
  private static final ByteString NONE = ByteString.emptyByteString();
  private static final long SIZE_MAX = 256 * 1024;

  /** How much more is read and thrown away, so that the client can read its 413. */
  private static final long SIZE_DRAINED_MAX = 16 * SIZE_MAX;

  private static final Duration TIME_MAX = Duration.ofSeconds(10);

  private RequestBody() {}

  /** The body of a call that takes a JSON body. */
  static CompletionStage<ByteString> json(HttpRequest request, ClassicActorSystemProvider system) {
    var entity = request.entity();
    if (entity.getContentLengthOption().orElse(0) > SIZE_MAX) {
      return refused(request, system, tooLarge());
    }
    if (!isJson(entity) && !entity.isKnownEmpty()) {
      return refused(request, system, notJson());
    }
    if (entity instanceof HttpEntity.Strict strict) {
      return CompletableFuture.completedFuture(strict.getData());
    }
    return entity
        .withSizeLimit(SIZE_DRAINED_MAX)
        .getDataBytes()
        .completionTimeout(TIME_MAX)
        .runFold(Collected.NOTHING, Collected::plus, system)
        .handleAsync(
            (collected, failure) -> {
              if (failure != null) {
                throw new ProblemException(problem(failure));
              }
              if (collected.isTooLarge()) {
                throw new ProblemException(tooLarge());
              }
              return collected.bytes();
            },
            // Pekko's stages would go on in the JVM's common pool, which has one thread on two
            // cores.
            system.classicSystem().dispatcher()::execute);
  }

  /** What has arrived so far; what is too much is read on, but not kept. */
  private record Collected(ByteString bytes, boolean isTooLarge) {
    private static final Collected NOTHING = new Collected(NONE, false);

    private Collected plus(ByteString more) {
      return isTooLarge || bytes.size() + more.size() > SIZE_MAX
          ? new Collected(NONE, true)
          : new Collected(bytes.concat(more), false);
    }
  }

  /** Lets go of a body that nobody wants, so that the connection can go on. */
  static ByteString none(HttpRequest request, ClassicActorSystemProvider system) {
    if (!request.entity().isStrict()) {
      request.entity().withSizeLimit(SIZE_DRAINED_MAX).discardBytes(system);
    }
    return NONE;
  }

  private static CompletionStage<ByteString> refused(
      HttpRequest request, ClassicActorSystemProvider system, Problem problem) {
    none(request, system);
    throw new ProblemException(problem);
  }

  private static boolean isJson(HttpEntity entity) {
    var type = entity.getContentType().mediaType();
    return type.mainType().equals("application") && type.subType().equals("json");
  }

  private static Problem problem(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof EntityStreamSizeException
        ? tooLarge()
        : Problem.of(
            ProblemCode.MALFORMED_REQUEST,
            "The body did not arrive whole within %d s.".formatted(TIME_MAX.toSeconds()));
  }

  private static Problem tooLarge() {
    return Problem.of(
        ProblemCode.TOO_LARGE, "The body may have at most %d bytes.".formatted(SIZE_MAX));
  }

  private static Problem notJson() {
    return Problem.of(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be application/json.");
  }
}
