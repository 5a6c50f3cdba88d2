package holdfast.loadtest.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection with one request outstanding at most; reopened when it was closed. */
final class Connection {
  private static final int CONNECT_MILLIS_MAX = 3_000;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final int index;
  private final InetSocketAddress address;
  private final Selector selector;
  private final ResponseReader response = new ResponseReader();
  private @Nullable SelectionKey key;
  private ByteBuffer unsent = NOTHING;
  private boolean waiting;
  private long sentNanos;

  Connection(int index, InetSocketAddress address, Selector selector) {
    this.index = index;
    this.address = address;
    this.selector = selector;
  }

  int index() {
    return index;
  }

  /** Connecting blocks: on loopback it is done or refused at once. */
  void open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(address, CONNECT_MILLIS_MAX);
      channel.configureBlocking(false);
      key = channel.register(selector, SelectionKey.OP_READ, this);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Sends, opening the connection if need be. Returns what went wrong at once, or null. */
  @Nullable Answer send(Request request) {
    sentNanos = System.nanoTime();
    if (key == null) {
      try {
        open();
      } catch (IOException e) {
        return new Answer.Lost("connect: " + e.getMessage(), false, sentNanos, System.nanoTime());
      }
    }
    waiting = true;
    response.reset();
    unsent = request.buffer();
    try {
      write(Objects.requireNonNull(key));
      return null;
    } catch (IOException e) {
      return lost("write: " + e.getMessage());
    }
  }

  /** Goes on after the channel became ready. Returns the answer when it is whole, or null. */
  @Nullable Answer ready() {
    SelectionKey current = key;
    if (current == null || !current.isValid()) {
      return null;
    }
    try {
      if (current.isWritable()) {
        write(current);
      }
      return current.isReadable() ? read((SocketChannel) current.channel()) : null;
    } catch (IOException e) {
      return closedUnlessWaiting("read: " + e.getMessage());
    }
  }

  /** Gives up on a request sent before this moment. Returns the loss, or null. */
  @Nullable Answer giveUpIfSentBefore(long nanos) {
    return waiting && sentNanos - nanos < 0 ? lost("no answer in time") : null;
  }

  void close() {
    SelectionKey current = key;
    key = null;
    if (current != null) {
      current.cancel();
      try {
        current.channel().close();
      } catch (IOException e) {
        // The descriptor is gone either way, and nobody waits for this connection any more.
        unsent = NOTHING;
      }
    }
  }

  private void write(SelectionKey current) throws IOException {
    ((SocketChannel) current.channel()).write(unsent);
    int wanted =
        unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (current.interestOps() != wanted) {
      current.interestOps(wanted);
    }
  }

  private @Nullable Answer read(SocketChannel channel) throws IOException {
    if (response.readFrom(channel) < 0) {
      return closedUnlessWaiting("closed by the server");
    }
    if (!waiting || !response.complete()) {
      return null;
    }
    waiting = false;
    Answer answer =
        new Answer.Received(
            response.status(), response.head(), response.body(), sentNanos, System.nanoTime());
    if (response.closes()) {
      close();
    }
    return answer;
  }

  /** Servers may close an idle connection; that loses nothing. */
  private @Nullable Answer closedUnlessWaiting(String reason) {
    if (waiting) {
      return lost(reason);
    }
    close();
    return null;
  }

  private Answer lost(String reason) {
    close();
    waiting = false;
    return new Answer.Lost(reason, true, sentNanos, System.nanoTime());
  }
}
