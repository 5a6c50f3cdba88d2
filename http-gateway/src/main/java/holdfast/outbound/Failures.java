package holdfast.outbound;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.BufferOverflowException;
import org.jspecify.annotations.Nullable;

/** What a failure says about where a request is now. In doubt it is lost. */
final class Failures {
  /** Nested deeper, a failure says no more. */
  private static final int DEPTH_MAX = 10;

  private Failures() {}

  static OutboundReply of(Throwable failure) {
    var cause = failure;
    for (int depth = 0; depth < DEPTH_MAX; depth++) {
      var known = known(cause);
      if (known != null) {
        return known;
      }
      if (cause.getCause() == null) {
        break;
      }
      cause = cause.getCause();
    }
    return new OutboundReply.Lost(text(cause));
  }

  private static @Nullable OutboundReply known(Throwable cause) {
    return switch (cause) {
      case ForbiddenAddressException forbidden -> new OutboundReply.Forbidden(text(forbidden));
      case UnknownHostException unknown ->
          new OutboundReply.NotSent("there is no such host: " + text(unknown));
      case ConnectException refused -> new OutboundReply.NotSent(text(refused));
      case SSLHandshakeException untrusted ->
          new OutboundReply.NotSent("no secure connection: " + text(untrusted));
      case BufferOverflowException _ ->
          new OutboundReply.Crowded("too many calls at once", Outbound.CROWDED_PAUSE);
      case EntityStreamSizeException large ->
          new OutboundReply.Lost(
              "the answer has more than the %d bytes of holdfast.outbound.answer-max"
                  .formatted(large.limit()));
      default -> null;
    };
  }

  private static String text(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }
}
