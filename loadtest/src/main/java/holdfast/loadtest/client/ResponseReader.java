package holdfast.loadtest.client;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Collects the bytes of one response until it is whole. It knows what this server sends and no
 * more: a status line, headers, and a body whose length is in {@code Content-Length}.
 */
final class ResponseReader {
  private static final int SIZE_START = 4 * 1024;
  private static final int SIZE_MAX = 4 * 1024 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private ByteBuffer bytes = ByteBuffer.allocate(SIZE_START);
  private int scanned;
  private int headEnd = -1;
  private int end;
  private String head = "";

  /** Reads what is there; -1 when the other side has closed the connection. */
  int readFrom(ReadableByteChannel channel) throws IOException {
    if (!bytes.hasRemaining()) {
      grow();
    }
    return channel.read(bytes);
  }

  /** Whether a whole response has been collected. */
  boolean complete() throws ProtocolException {
    if (headEnd < 0 && !findHead()) {
      return false;
    }
    if (bytes.position() > end) {
      throw new ProtocolException("bytes after the end of a response");
    }
    return bytes.position() == end;
  }

  int status() {
    return Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
  }

  String head() {
    return head;
  }

  String body() {
    return new String(bytes.array(), headEnd, end - headEnd, StandardCharsets.UTF_8);
  }

  /** Whether the server will close the connection after this response. */
  boolean closes() {
    return header(head, "Connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  void reset() {
    bytes.clear();
    scanned = 0;
    headEnd = -1;
    head = "";
  }

  static Optional<String> header(String head, String name) {
    int line = head.indexOf("\r\n") + 2;
    while (line > 1 && line < head.length()) {
      int lineEnd = head.indexOf("\r\n", line);
      int colon = line + name.length();
      if (colon < lineEnd
          && head.charAt(colon) == ':'
          && head.regionMatches(true, line, name, 0, name.length())) {
        return Optional.of(head.substring(colon + 1, lineEnd).strip());
      }
      line = lineEnd + 2;
    }
    return Optional.empty();
  }

  private boolean findHead() throws ProtocolException {
    byte[] array = bytes.array();
    for (int i = Math.max(scanned, 3); i < bytes.position(); i++) {
      if (array[i] == '\n' && array[i - 1] == '\r' && array[i - 2] == '\n') {
        headEnd = i + 1;
        head = new String(array, 0, headEnd, StandardCharsets.ISO_8859_1);
        end = headEnd + bodyLength();
        return true;
      }
    }
    scanned = bytes.position();
    return false;
  }

  private int bodyLength() throws ProtocolException {
    if (!head.startsWith("HTTP/1.1 ")) {
      throw new ProtocolException("not an HTTP/1.1 response");
    }
    Optional<String> length = header(head, "Content-Length");
    if (length.isPresent()) {
      return Integer.parseInt(length.get());
    }
    if (status() == 204) {
      return 0;
    }
    throw new ProtocolException("a response without Content-Length");
  }

  private void grow() throws ProtocolException {
    if (bytes.capacity() >= SIZE_MAX) {
      throw new ProtocolException("a response of more than " + SIZE_MAX + " bytes");
    }
    int position = bytes.position();
    bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), bytes.capacity() * 2)).position(position);
  }
}
