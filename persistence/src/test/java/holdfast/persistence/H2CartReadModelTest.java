package holdfast.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2CartReadModelTest extends CartReadModelContract {
  @TempDir Path directory;

  @Override
  TestDatabase database() {
    return new H2Database(directory);
  }
}
