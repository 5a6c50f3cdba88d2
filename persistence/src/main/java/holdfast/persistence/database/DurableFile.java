package holdfast.persistence.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;

/**
 * Makes every write of the embedded database reach the medium before it returns (O_DSYNC), under
 * the URL scheme {@code jdbc:h2:durable:}. H2 by itself leaves a commit in the page cache. Public
 * because H2 creates it by reflection.
 */
public final class DurableFile extends FilePathWrapper {
  static final String SCHEME = "durable";

  /** For H2. */
  public DurableFile() {}

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new PatientChannel(super.open("rw".equals(mode) ? "rwd" : mode), name);
  }
}
