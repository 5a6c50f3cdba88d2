package holdfast.persistence.shop;

import holdfast.persistence.H2Database;
import holdfast.persistence.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FeedFilesTest extends FeedFilesContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return new H2Database(directory);
  }
}
