package holdfast.http.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.http.server.StartFailure;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: stores are there after a restart, and without their key there is none. */
class StoreRestartTest {
  private static final String STORE =
      "{\"name\":\"S\",\"platform\":\"GENERIC\",\"webhookSecret\":\"w-secret\"}";

  @TempDir Path data;

  private static String key(String text) {
    var key = Base64.getEncoder().encodeToString(text.repeat(32).getBytes(UTF_8));
    return "holdfast.secrets.key = \"%s\"".formatted(key);
  }

  @Test
  void storesAndListingsAreThereAgain() {
    try (var server = ServerUnderTest.start(data, "")) {
      server.admin().put("/v1/stores/s", STORE).is(201);
      server.admin().put("/v1/stores/s/listings/l", "{\"variant\":\"red\"}").is(201);
    }
    assertThat(data.resolve("secrets.key")).exists();
    try (var server = ServerUnderTest.start(data, "")) {
      assertThat(server.admin().get("/v1/stores/s").is(200).at("/secrets/webhookSecrets"))
          .isEqualTo("1");
      assertThat(server.admin().get("/v1/stores/s/listings/l").is(200).at("/variant"))
          .isEqualTo("red");
    }
  }

  @Test
  void aWrongKeyIsToldAtTheStartAndTheRightOneStartsAgain() {
    try (var server = ServerUnderTest.start(data, key("a"))) {
      server.admin().put("/v1/stores/s", STORE).is(201);
    }
    assertThat(data.resolve("secrets.key")).doesNotExist();
    assertThatThrownBy(() -> ServerUnderTest.start(data, key("b")).close())
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("HOLDFAST_SECRETS_KEY (holdfast.secrets.key)");
    assertThatThrownBy(() -> ServerUnderTest.start(data, "holdfast.secrets.key = short").close())
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith(
            "The setting holdfast.secrets.key (HOLDFAST_SECRETS_KEY) must be 32 bytes in base64");
    try (var server = ServerUnderTest.start(data, key("a"))) {
      assertThat(server.admin().get("/v1/stores/s").is(200).at("/secrets/webhookSecrets"))
          .isEqualTo("1");
    }
  }
}
