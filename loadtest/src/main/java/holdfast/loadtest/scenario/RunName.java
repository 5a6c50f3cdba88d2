package holdfast.loadtest.scenario;

import java.security.SecureRandom;

/** Names that no earlier run has used, so that a scenario can meet a server with a past. */
final class RunName {
  private static final long DISTINCT = 2_176_782_336L; // 36^6

  private RunName() {}

  static String fresh(String scenario) {
    return scenario + "-" + Long.toString(new SecureRandom().nextLong(DISTINCT), 36);
  }
}
