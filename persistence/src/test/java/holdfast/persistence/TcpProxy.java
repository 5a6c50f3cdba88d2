package holdfast.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A network between a node and its database, which a test can cut and mend. */
final class TcpProxy implements AutoCloseable {
  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean isCut;
  private volatile boolean isSilent;
  private volatile boolean isArmed;

  private TcpProxy(ServerSocket entrance, int target) {
    this.entrance = entrance;
    this.target = target;
  }

  static TcpProxy to(int port) {
    try {
      var proxy = new TcpProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String hostAndPort() {
    return "localhost:" + entrance.getLocalPort();
  }

  /** Ends all connections, and each new one at once. */
  void cut() {
    isCut = true;
    hangUp();
  }

  /** Keeps all connections, and carries nothing any more. */
  void fallSilent() {
    isSilent = true;
  }

  /** How many connections were ended at once. */
  int refused() {
    return refused.get();
  }

  /** The database will hear of the next commit to the journal, and nobody will hear its answer. */
  void swallowAnswerToCommit() {
    isArmed = true;
  }

  /** Lets new connections through; what was there before has broken. */
  void mend() {
    isArmed = false;
    isSilent = false;
    hangUp();
    isCut = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void hangUp() {
    sockets.forEach(TcpProxy::close);
    sockets.clear();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException _) { // The test is over, or the database is down.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    if (isCut) {
      refused.incrementAndGet();
      close(client);
      return;
    }
    var server = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.add(server);
    var wire = new Wire(client, server);
    Thread.ofVirtual().start(wire::carryRequests);
    Thread.ofVirtual().start(wire::carryAnswers);
  }

  /** One connection of the node to the database. */
  private final class Wire {
    private final Socket client;
    private final Socket server;
    private volatile boolean isDeaf;

    private Wire(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    private void carryRequests() {
      var writesJournal = new AtomicBoolean();
      carry(
          client,
          server,
          request -> {
            if (request.contains("insert into \"event_journal\"")) {
              writesJournal.set(true);
            }
            if (isArmed && writesJournal.get() && request.contains("COMMIT")) {
              isDeaf = true;
            }
            return true;
          });
    }

    private void carryAnswers() {
      carry(server, client, _ -> !isDeaf);
    }

    private void carry(Socket from, Socket to, Predicate<String> passes) {
      var buffer = new byte[8_192];
      try {
        for (int read = 0; read >= 0; read = from.getInputStream().read(buffer)) {
          if (passes.test(new String(buffer, 0, read, ISO_8859_1)) && !isSilent) {
            to.getOutputStream().write(buffer, 0, read);
          }
        }
      } catch (IOException _) { // Cut.
      } finally {
        TcpProxy.close(from);
        TcpProxy.close(to);
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
