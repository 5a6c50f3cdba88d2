package holdfast.loadtest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Responses as they arrive: whole, in pieces, or not as agreed. */
class ResponseReaderTest {
  private static final String HELD =
      "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\ncontent-length: 17\r\n\r\n"
          + "{\"status\":\"HELD\"}";

  private final ResponseReader reader = new ResponseReader();

  @Test
  void aResponseIsWholeOnlyWithItsLastByte() throws IOException {
    ReadableByteChannel bytes = byteByByte(HELD);
    for (int i = 1; i < HELD.length(); i++) {
      reader.readFrom(bytes);
      assertThat(reader.complete()).as("after %d bytes", i).isFalse();
    }
    reader.readFrom(bytes);
    assertThat(reader.complete()).isTrue();
    assertThat(reader.status()).isEqualTo(201);
    assertThat(reader.body()).isEqualTo("{\"status\":\"HELD\"}");
    assertThat(reader.closes()).isFalse();
  }

  @Test
  void theNextResponseStartsAfresh() throws IOException {
    read(HELD);
    reader.reset();
    read("HTTP/1.1 204 No Content\r\nConnection: close\r\nHoldfast-Version: 7\r\n\r\n");
    assertThat(reader.status()).isEqualTo(204);
    assertThat(reader.body()).isEmpty();
    assertThat(reader.closes()).isTrue();
    assertThat(ResponseReader.header(reader.head(), "holdfast-version")).contains("7");
    assertThat(ResponseReader.header(reader.head(), "Version")).isEmpty();
  }

  @Test
  void aBodyOfUnknownLengthIsRefused() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void somethingElseThanHttpIsRefused() {
    assertThatThrownBy(() -> read("SSH-2.0\r\n\r\n")).isInstanceOf(ProtocolException.class);
  }

  @Test
  void bytesAfterTheEndAreRefused() {
    assertThatThrownBy(() -> read(HELD + "?")).isInstanceOf(ProtocolException.class);
  }

  private void read(String response) throws IOException {
    reader.readFrom(Channels.newChannel(stream(response)));
    assertThat(reader.complete()).isTrue();
  }

  private static ReadableByteChannel byteByByte(String response) {
    InputStream slow =
        new InputStream() {
          private final InputStream bytes = stream(response);

          @Override
          public int read() throws IOException {
            return bytes.read();
          }

          @Override
          public int read(byte[] into, int at, int length) throws IOException {
            return bytes.read(into, at, Math.min(1, length));
          }
        };
    return Channels.newChannel(slow);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
