package holdfast.http.wire;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * Answers what Pekko can't parse as a request, and what therefore never reaches a handler. Made by
 * Pekko itself, by name: {@code pekko.http.server.parsing.error-handler}.
 */
public final class ParserProblems extends ParsingErrorHandler {
  private static final int TOO_LARGE = 413;

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo info, LoggingAdapter log, ServerSettings settings) {
    return Replies.problem(problem(status.intValue(), info.summary()));
  }

  private static Problem problem(int status, String summary) {
    return status == TOO_LARGE
        ? Problem.of(ProblemCode.TOO_LARGE, "The body is larger than what is accepted.")
        : Problem.of(ProblemCode.MALFORMED_REQUEST, summary).withStatus(status);
  }
}
