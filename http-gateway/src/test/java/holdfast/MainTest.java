package holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: a mistake of the operator's gets one clear line and an exit code. */
class MainTest {
  @TempDir private Path directory;

  /** How a command ended, and what it printed. */
  private record Run(int exitCode, String out, String err) {
    static Run of(String... arguments) {
      var out = new StringWriter();
      var err = new StringWriter();
      var exitCode =
          Main.commandLine()
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(arguments);
      return new Run(exitCode, out.toString(), err.toString());
    }
  }

  @Test
  void withoutACommandThereIsHelp() {
    var run = Run.of();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("holdfast").contains("serve");
  }

  @Test
  void anUnknownCommandIsRefused() {
    assertThat(Run.of("dance").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          http.port = 99999            | holdfast.http.port must be a whole number from 0 to 65535, but is 99999
          http.port = web              | holdfast.http.port must be a whole number from 0 to 65535, but is "web"
          http.port = 80.5             | holdfast.http.port must be a whole number
          http.port = null             | holdfast.http.port
          http.port = [1]              | holdfast.http.port
          http.prt = 80                | There is no setting holdfast.http.prt
          http = 80                    | holdfast.http
          sku.retention = long         | holdfast.sku.retention must be a duration
          sku.batch-max = 0            | holdfast.sku.batch-max must be a whole number from 1
          admin-key = short            | holdfast.admin-key (HOLDFAST_ADMIN_KEY) must be hf_
          cluster.seed-nodes = [there] | holdfast.cluster.seed-nodes must be a list of addresses
          http { port = 80             | is not valid HOCON
          """)
  void aWrongSettingIsNamed(String setting, String message) throws IOException {
    var file = directory.resolve("wrong.conf");
    Files.writeString(file, "holdfast {\n" + setting + "\n}\n");
    var run = Run.of("serve", "--config", file.toString());
    assertThat(run.err()).contains(message).doesNotContain("\tat ").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aWrongSettingIsFoundByFileAndLine() throws IOException {
    var file = directory.resolve("wrong.conf");
    Files.writeString(file, "holdfast {\n\n  http.port = 99999\n}\n");
    assertThat(Run.of("serve", "--config", file.toString()).err()).contains(file + ": 3");
  }

  @Test
  void aMissingFileIsNamed() {
    var run = Run.of("serve", "--config", "nowhere.conf");
    assertThat(run.err()).contains("nowhere.conf");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    try (var taken = new ServerSocket(0, 1, loopback)) {
      var file = directory.resolve("port.conf");
      Files.writeString(
          file,
          "holdfast { http.port = %d, data = \"%s\", admin-key = hf_0123456789abcdef }"
              .formatted(taken.getLocalPort(), directory.resolve("data")));
      var run = Run.of("serve", "--config", file.toString());
      assertThat(run.err())
          .contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use")
          .hasLineCount(1);
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }
}
