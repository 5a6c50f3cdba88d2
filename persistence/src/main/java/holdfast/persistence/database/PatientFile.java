package holdfast.persistence.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;

/**
 * Lets the embedded database's writes wait out a full disk, under the URL scheme {@code
 * jdbc:h2:patient:}. Public because H2 creates it by reflection.
 */
public final class PatientFile extends FilePathWrapper {
  static final String SCHEME = "patient";

  /** For H2. */
  public PatientFile() {}

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new PatientChannel(super.open(mode), name);
  }
}
