package holdfast.loadtest.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One HTTP/1.1 request, ready to be written; it can be sent any number of times. */
public final class Request {
  private final byte[] bytes;

  Request(String message) {
    this.bytes = message.getBytes(StandardCharsets.UTF_8);
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public String toString() {
    String message = new String(bytes, StandardCharsets.UTF_8);
    return message.substring(0, message.indexOf(" HTTP/1.1"));
  }
}
