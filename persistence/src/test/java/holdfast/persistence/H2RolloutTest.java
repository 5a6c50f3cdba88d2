package holdfast.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2RolloutTest extends RolloutContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return new H2Database(directory);
  }
}
