package holdfast.persistence.sweep;

import holdfast.persistence.H2Database;
import holdfast.persistence.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2SweepTest extends SweepContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return new H2Database(directory);
  }
}
