package holdfast.loadtest;

import holdfast.loadtest.client.ServerFailure;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** How a command ends: 0 passed, 1 something was wrong, 2 it could not be carried out. */
final class Exit {
  /** A command's work; says whether the server has passed. */
  interface Work {
    boolean passed() throws ServerFailure, IOException;
  }

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int NOT_RUN = 2;

  private Exit() {}

  static int of(CommandSpec command, Work work) {
    try {
      return work.passed() ? PASSED : FAILED;
    } catch (ServerFailure | IOException e) {
      command.commandLine().getErr().println(command.name() + ": " + e.getMessage());
      return NOT_RUN;
    }
  }
}
