package holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Shops from the command line. */
class SimulateCommandTest {
  @Test
  void shopsAreStartedAndSaidToBeThere(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("shops.json");
    var out = new StringWriter();
    int code =
        new CommandLine(new SimulateCommand())
            .setOut(new PrintWriter(out, true))
            .execute(
                ("woocommerce --shops a,b --variants 2 --stock 3 --seconds 1 --key ck_1"
                        + " --key-secret cs_1 --secret hush --json "
                        + file)
                    .split(" "));
    assertThat(code).isZero();
    assertThat(out.toString())
        .containsPattern("woocommerce at http://127.0.0.1:\\d+")
        .containsPattern("a http://127.0.0.1:\\d+/a")
        .contains("webhookSecret hush")
        .contains("\"sku\":\"SKU-00002\"");
    JsonNode facts = Json.parse(Files.readString(file));
    assertThat(facts.path("shops")).hasSize(2);
    assertThat(facts.path("shops").path(1).path("name").asText()).isEqualTo("b");
    assertThat(facts.path("shops").path(1).path("keys").path(0).path("key").asText())
        .isEqualTo("ck_1");
  }
}
