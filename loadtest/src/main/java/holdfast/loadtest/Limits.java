package holdfast.loadtest;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Every count and time of a command is bounded. */
record Limits(CommandSpec command) {
  int check(String option, int value, int max) {
    return check(option, value, 1, max);
  }

  int check(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw new ParameterException(
          command.commandLine(), "%s is %d to %,d.".formatted(option, min, max));
    }
    return value;
  }
}
