package holdfast.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: a cursor finds back to its position, and nothing else is one. */
class CursorTest {
  @Test
  void findsBack() {
    assertThat(Cursor.read('s', Cursor.write('s', "TEE/~\"ä"))).contains("TEE/~\"ä");
  }

  @Test
  void needsNoEncodingInAQuery() {
    assertThat(Cursor.write('s', "???>>>~~~")).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "cw", "bTE", "####", "c3"})
  void nothingElseIsOne(String text) {
    assertThat(Cursor.read('s', text)).isEmpty();
  }

  @Test
  void isBounded() {
    assertThat(Cursor.read('s', Cursor.write('s', "x".repeat(1_000)))).isEmpty();
  }
}
