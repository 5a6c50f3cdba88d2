package holdfast.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.apache.pekko.util.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what a field may hold, as tables; x is what is refused. */
class FieldsTest {
  private static final Choices<Colour> COLOURS = Choices.upperCase(Colour.class);

  private enum Colour {
    RED,
    GREEN
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          5      | 5
          1      | 1
          9      | 9
          -0     | x
          0      | x
          10     | x
          5.0    | x
          5.5    | x
          5e0    | x
          "5"    | x
          true   | x
          []     | x
          {}     | x
          null   | missing
          4294967301           | x
          99999999999999999999 | x
          """)
  void aWholeNumberFrom1To9(String value, String expected) {
    assertThat(read(value, fields -> String.valueOf(fields.integer("f", 1, 9))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          5                    | 5
          -7                   | -7
          9223372036854775807  | 9223372036854775807
          9223372036854775808  | x
          5.0                  | x
          "5"                  | x
          null                 | nothing
          """)
  void anyWholeNumber(String value, String expected) {
    assertThat(
            read(
                value, fields -> fields.optionalNumber("f").map(String::valueOf).orElse("nothing")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []        | 0
          [{},{}]   | 2
          [{},7]    | x
          {}        | x
          null      | nothing
          """)
  void anArrayThatMayBeEmpty(String value, String expected) {
    assertThat(
            read(
                value,
                fields ->
                    fields
                        .optionalObjects("f")
                        .map(List::size)
                        .map(String::valueOf)
                        .orElse("nothing")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "a"      | a
          "~!"     | ~!
          ""       | x
          "a b"    | x
          " a"     | x
          "\\u00e4" | x
          "\\n"    | x
          7        | x
          null     | missing
          """)
  void anId(String value, String expected) {
    assertThat(read(value, fields -> fields.id("f"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "a b"           | a b
          "12345"         | 12345
          "123456"        | x
          "   "           | x
          ""              | x
          "a\\u0000"      | x
          "a\\n"          | x
          "\\ud83d\\ude00" | 😀
          "\\ud83d"       | x
          null            | missing
          """)
  void aTextOfFiveCharacters(String value, String expected) {
    assertThat(read(value, fields -> fields.text("f", 5))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "RED" | RED
          "red" | x
          0     | x
          null  | missing
          """)
  void aChoice(String value, String expected) {
    assertThat(read(value, fields -> String.valueOf(fields.choice("f", COLOURS).orElse(null))))
        .isEqualTo(expected);
  }

  /** What the field reads as; x when it is refused. */
  private static String read(String value, Function<Fields, String> reading) {
    var findings = new Findings();
    var read = reading.apply(JsonBody.read(bytes("{\"f\":" + value + "}"), findings));
    try {
      findings.check();
      return read;
    } catch (ProblemException e) {
      return e.problem().detail().contains("missing") ? "missing" : "x";
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          The body is empty               | ``
          The body must be a JSON object  | [1]
          The body must be a JSON object  | 1
          ends too early                  | {"a":
          can't be read at line 1, column | {"a" 1}
          a field twice                   | {"a":1,"a":2}
          a field twice                   | {"b":{"a":1,"a":2}}
          follows after the end           | {}{}
          nested deeper than 16           | {"a":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}
          """)
  void whatIsNoObjectIsExplained(String explanation, String body) {
    assertThatThrownBy(reading(bytes(body)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(explanation)
        .hasMessageNotContaining("`");
  }

  @Test
  void numbersAreBounded() {
    assertThatThrownBy(reading(bytes("{\"a\":" + "1".repeat(101) + "}")))
        .hasMessageContaining("more than 100 digits");
  }

  @Test
  void bytesMustBeUtf8() {
    byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'};
    assertThatThrownBy(reading(ByteString.fromArray(overlong))).hasMessageContaining("UTF-8");
    assertThatThrownBy(reading(ByteString.fromString("{}", "UTF-16")))
        .hasMessageContaining("UTF-8");
  }

  @Test
  void findingsAreBounded() {
    var findings = new Findings();
    for (int i = 0; i < 1_000; i++) {
      findings.add("/f" + i, "is wrong");
    }
    assertThatThrownBy(findings::check).hasMessage("/f0 is wrong (and 19 more).");
  }

  private static ThrowingCallable reading(ByteString body) {
    return () -> JsonBody.read(body, new Findings());
  }

  private static ByteString bytes(String text) {
    return ByteString.fromString(text);
  }
}
