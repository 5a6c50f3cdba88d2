package holdfast.loadtest.simulator.shopify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Shopify's own schema, which is not ours to ship. */
final class WholeSchema {
  private static final String NAMED_BY = "HOLDFAST_SHOPIFY_SCHEMA";

  private WholeSchema() {}

  /** Where it is; skips the test if nobody says where. */
  static Path file() {
    Optional<Path> file = Optional.ofNullable(System.getenv(NAMED_BY)).map(Path::of);
    Assumptions.assumeTrue(
        file.filter(Files::exists).isPresent(),
        NAMED_BY + " names no file with Shopify's Admin schema, so it can't be compared");
    return file.orElseThrow();
  }
}
