package holdfast.persistence;

import holdfast.persistence.database.SecretsSettings;
import holdfast.persistence.database.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The embedded database in a directory. */
public record H2Database(Path directory) implements TestDatabase {
  @Override
  public StorageSettings settings() {
    return new StorageSettings(directory, "", "", "", Duration.ofSeconds(5), SecretsSettings.NONE);
  }

  @Override
  public void forgetViews() throws IOException {
    Files.delete(directory.resolve("views.mv.db"));
  }
}
