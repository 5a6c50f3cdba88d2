package holdfast.persistence.publish;

import holdfast.persistence.H2Database;
import holdfast.persistence.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2PublishTest extends PublishContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return new H2Database(directory);
  }
}
