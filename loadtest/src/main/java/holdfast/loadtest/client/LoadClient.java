package holdfast.loadtest.client;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed-loop HTTP/1.1 client: the calling thread drives all connections through one selector.
 * The general-purpose clients spend more processor time on a request than the server does, which
 * would blur every comparison made on one machine.
 */
public final class LoadClient implements AutoCloseable {
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);
  private static final long SELECT_MILLIS = 100;

  private final Selector selector;
  private final List<Connection> connections;
  private int running;

  private LoadClient(Selector selector, List<Connection> connections) {
    this.selector = selector;
    this.connections = connections;
  }

  /** Opens all connections before anything is sent, so that a run starts everywhere at once. */
  public static LoadClient open(Target target, int connections) throws ServerFailure {
    try {
      Selector selector = Selector.open();
      LoadClient client = new LoadClient(selector, new ArrayList<>());
      try {
        for (int i = 0; i < connections; i++) {
          Connection connection = new Connection(i, target.address(), selector);
          client.connections.add(connection);
          connection.open();
        }
        return client;
      } catch (IOException e) {
        client.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ServerFailure(
          "Cannot connect to http://" + target.authority() + ": " + e.getMessage(), e);
    }
  }

  public int connections() {
    return connections.size();
  }

  /** Drives the connections until the caller has nothing more to send on any of them. */
  public void run(Caller caller) throws ServerFailure {
    running = connections.size();
    for (Connection connection : connections) {
      advance(connection, caller);
    }
    long scannedNanos = System.nanoTime();
    while (running > 0) {
      try {
        selector.select(key -> proceed((Connection) key.attachment(), caller), SELECT_MILLIS);
      } catch (IOException e) {
        throw new ServerFailure("The selector failed: " + e.getMessage(), e);
      }
      long now = System.nanoTime();
      if (now - scannedNanos > Duration.ofMillis(SELECT_MILLIS).toNanos()) {
        scannedNanos = now;
        giveUpOnOverdue(now - ANSWER_WAIT_MAX.toNanos(), caller);
      }
    }
  }

  /** Sends every request once and returns the answers in the order of the requests. */
  public List<Answer> askAll(List<Request> requests) throws ServerFailure {
    Sweep sweep = new Sweep(requests, connections.size());
    run(sweep);
    return sweep.answers();
  }

  @Override
  public void close() {
    connections.forEach(Connection::close);
    try {
      selector.close();
    } catch (IOException e) {
      throw new IllegalStateException("A selector without keys does not close.", e);
    }
  }

  private void proceed(Connection connection, Caller caller) {
    Answer answer = connection.ready();
    if (answer != null) {
      caller.answered(connection.index(), answer);
      advance(connection, caller);
    }
  }

  private void giveUpOnOverdue(long sentBefore, Caller caller) {
    for (Connection connection : connections) {
      Answer lost = connection.giveUpIfSentBefore(sentBefore);
      if (lost != null) {
        caller.answered(connection.index(), lost);
        advance(connection, caller);
      }
    }
  }

  private void advance(Connection connection, Caller caller) {
    Request request = caller.next(connection.index());
    while (request != null) {
      Answer failed = connection.send(request);
      if (failed == null) {
        return;
      }
      caller.answered(connection.index(), failed);
      request = caller.next(connection.index());
    }
    running--;
  }
}
