package holdfast.persistence;

import holdfast.persistence.database.StorageSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class H2StorageTest extends StorageContract {
  @TempDir Path directory;

  @Override
  StorageSettings settings() {
    return new StorageSettings(directory, "", "", "", Duration.ofSeconds(5));
  }
}
