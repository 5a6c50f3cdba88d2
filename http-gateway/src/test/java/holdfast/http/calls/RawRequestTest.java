package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what no HTTP client would send is a problem too. Method: a socket. */
@ExtendWith(SharedServer.class)
class RawRequestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | MALFORMED_REQUEST | GET /v1/skus/%zz HTTP/1.1
          400 | MALFORMED_REQUEST | GET /v1/skus?prefix=%zz HTTP/1.1
          501 | MALFORMED_REQUEST | FETCH /v1/skus HTTP/1.1
          505 | MALFORMED_REQUEST | GET /v1/skus HTTP/3.7
          404 | NOT_FOUND         | GET /v1//skus HTTP/1.1
          """)
  void isAnsweredWithAProblem(int status, String code, String requestLine, Shop shop)
      throws IOException {
    var answer = answer(URI.create(shop.admin().address()), requestLine);
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json")
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("pekko")
        .doesNotContain("Exception");
  }

  private static String answer(URI server, String requestLine) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var request = requestLine + "\r\nHost: holdfast.test\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
