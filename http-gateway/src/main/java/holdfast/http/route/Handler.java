package holdfast.http.route;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * Carries out one kind of call. May throw or fail with a {@link
 * holdfast.http.wire.ProblemException}, which is then the answer.
 */
@FunctionalInterface
public interface Handler {
  /** Carries out {@code call}; must not block. */
  CompletionStage<HttpResponse> handle(Call call);
}
