package holdfast.loadtest.client;

import org.jspecify.annotations.Nullable;

/**
 * The users behind the connections. Each connection has one request outstanding at most: it asks
 * for the next one when the last is answered. All calls come from the one thread that drives them.
 */
public interface Caller {
  /** What this connection sends next; null ends its part of the run. */
  @Nullable Request next(int connection);

  /** What became of the request that this connection sent last. */
  void answered(int connection, Answer answer);
}
