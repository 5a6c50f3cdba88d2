package holdfast.persistence.intake;

import holdfast.persistence.H2Database;
import holdfast.persistence.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2HeardTest extends HeardContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return new H2Database(directory);
  }
}
