package holdfast.loadtest.client;

import java.util.Optional;

/** What became of one request. Times are {@link System#nanoTime()}. */
public sealed interface Answer {
  /** Taken before the first byte was written. */
  long sentNanos();

  /** Taken after the last byte was read, or when the connection was found dead. */
  long answeredNanos();

  /** Time from the request to its answer. */
  default long latencyNanos() {
    return answeredNanos() - sentNanos();
  }

  /** The server answered. {@code head} is the status line and the headers as received. */
  record Received(int status, String head, String body, long sentNanos, long answeredNanos)
      implements Answer {
    /** Whether the status is one of success. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** The first header of this name, without regard to case. */
    public Optional<String> header(String name) {
      return ResponseReader.header(head, name);
    }
  }

  /**
   * No answer came. When {@code sent} is false, no byte left, so the server cannot have done
   * anything; otherwise the outcome is unknown.
   */
  record Lost(String reason, boolean sent, long sentNanos, long answeredNanos) implements Answer {}
}
