package holdfast.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SecretsLockedException;
import holdfast.persistence.database.SecretsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreContract {
  private static final ChannelId SHOP = new ChannelId("shop");

  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return new H2Database(directory);
  }

  @Test
  void theFirstSecretMakesAKeyThatOnlyTheOwnerReads() throws IOException {
    var file = directory.resolve("secrets.key");
    try (var storage = open(SecretsSettings.NONE)) {
      storage.stores().put(store(SHOP, "Shop"), nothing());
      assertThat(file).doesNotExist();
      storage.stores().put(store(SHOP, "Shop"), webhook("first", 0));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      storage.stores().put(store(SHOP, "Shop"), webhook("second", 1));
    }
    try (var storage = open(SecretsSettings.NONE)) {
      assertThat(storage.secrets().webhookSecrets(SHOP)).hasSize(2);
    }
    try (var files = Files.list(directory)) {
      assertThat(files.map(path -> path.getFileName().toString()).filter(it -> it.contains("key")))
          .containsExactly("secrets.key");
    }
  }

  @Test
  void aLostOrDamagedKeyFileIsNamedAndComesBack() throws IOException {
    var file = directory.resolve("secrets.key");
    try (var storage = open(SecretsSettings.NONE)) {
      storage.stores().put(store(SHOP, "Shop"), webhook("first", 0));
    }
    var key = Files.readString(file);
    Files.delete(file);
    assertThatThrownBy(() -> open(SecretsSettings.NONE))
        .isInstanceOf(SecretsLockedException.class)
        .hasMessage(
            "The database holds secrets of stores, but the key to them is missing. It should be in"
                + " %s. Restore it from your backup, or set HOLDFAST_SECRETS_KEY".formatted(file)
                + " (holdfast.secrets.key).");
    Files.writeString(file, "not a key");
    assertThatThrownBy(() -> open(SecretsSettings.NONE))
        .isInstanceOf(SecretsLockedException.class)
        .hasMessageStartingWith("The key file %s must be 32 bytes in base64".formatted(file));
    Files.writeString(file, key);
    try (var storage = open(SecretsSettings.NONE)) {
      assertThat(storage.secrets().webhookSecrets(SHOP)).containsExactly("first".getBytes(UTF_8));
    }
  }

  @Test
  void secretsAreNotReadableInTheFiles() throws IOException {
    try (var storage = open()) {
      storage.stores().put(store(SHOP, "Shop"), webhook("a-very-secret-word", 0));
    }
    var stored = Files.readString(directory.resolve("holdfast.mv.db"), ISO_8859_1);
    assertThat(stored).contains("shop.example").doesNotContain("a-very-secret-word");
  }
}
