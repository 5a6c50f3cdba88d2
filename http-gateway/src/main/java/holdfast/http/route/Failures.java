package holdfast.http.route;

import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.persistence.database.StorageException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told when a handler fails. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Problem problem(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null ->
          problem(wrapper.getCause());
      case ProblemException expected -> expected.problem();
      case StorageException storage -> unavailable(storage);
      case TimeoutException _ ->
          Problem.of(ProblemCode.STORAGE_UNAVAILABLE, "The storage did not answer in time.");
      case RejectedExecutionException _ ->
          Problem.of(ProblemCode.BUSY, "Too many calls wait for the storage.");
      case Throwable unexpected -> internal(unexpected);
    };
  }

  private static Problem unavailable(StorageException failure) {
    LOG.warn("the storage failed: {}", failure.getMessage());
    return Problem.of(ProblemCode.STORAGE_UNAVAILABLE, "The storage can't be reached right now.");
  }

  private static Problem internal(Throwable failure) {
    var reference = UUID.randomUUID().toString();
    LOG.error("unexpected, reference {}", reference, failure);
    return Problem.of(
            ProblemCode.INTERNAL, "Something went wrong; the log has it as " + reference + ".")
        .with(json -> json.writeStringField("reference", reference));
  }
}
