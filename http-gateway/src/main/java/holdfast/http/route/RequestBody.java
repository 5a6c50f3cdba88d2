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
  private static final int SIZE_MAX = 256 * 1024;

  /** How much more is read and thrown away, so that the client can read its 413. */
  private static final long SIZE_DRAINED_MAX = 32L * SIZE_MAX;

  private static final Duration TIME_MAX = Duration.ofSeconds(10);

  private RequestBody() {}

  /** The body of a call that takes a JSON body. */
  static CompletionStage<ByteString> json(HttpRequest request, ClassicActorSystemProvider system) {
    var entity = request.entity();
    if (entity.getContentLengthOption().orElse(0) <= SIZE_MAX
        && !isJson(entity)
        && !entity.isKnownEmpty()) {
      return refused(request, system, notJson());
    }
    return bytes(request, SIZE_MAX, TIME_MAX, system);
  }

  /** The body of a call that takes any bytes that its gate lets in. */
  static CompletionStage<ByteString> raw(
      HttpRequest request, BodyGate gate, ClassicActorSystemProvider system) {
    return bytes(request, gate.sizeMax(), gate.within(), system);
  }

  private static CompletionStage<ByteString> bytes(
      HttpRequest request, int sizeMax, Duration within, ClassicActorSystemProvider system) {
    var entity = request.entity();
    if (entity.getContentLengthOption().orElse(0) > sizeMax) {
      return refused(request, system, tooLarge(sizeMax));
    }
    if (entity instanceof HttpEntity.Strict strict) {
      return CompletableFuture.completedFuture(strict.getData());
    }
    return entity
        .withSizeLimit(SIZE_DRAINED_MAX)
        .getDataBytes()
        .completionTimeout(within)
        .runFold(Collected.NOTHING, (all, more) -> all.plus(more, sizeMax), system)
        .handleAsync(
            (collected, failure) -> {
              if (failure != null) {
                throw new ProblemException(problem(failure, sizeMax, within));
              }
              if (collected.isTooLarge()) {
                throw new ProblemException(tooLarge(sizeMax));
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

    private Collected plus(ByteString more, int sizeMax) {
      return isTooLarge || bytes.size() + more.size() > sizeMax
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

  private static Problem problem(Throwable failure, int sizeMax, Duration within) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof EntityStreamSizeException
        ? tooLarge(sizeMax)
        : Problem.of(
            ProblemCode.MALFORMED_REQUEST,
            "The body did not arrive whole within %d ms.".formatted(within.toMillis()));
  }

  private static Problem tooLarge(int sizeMax) {
    return Problem.of(
        ProblemCode.TOO_LARGE, "The body may have at most %d bytes.".formatted(sizeMax));
  }

  private static Problem notJson() {
    return Problem.of(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be application/json.");
  }
}
