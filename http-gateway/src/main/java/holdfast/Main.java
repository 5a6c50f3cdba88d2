package holdfast;

import holdfast.http.server.Serve;
import holdfast.http.server.StartFailure;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command {@code holdfast}. Other modules add commands of their own: services of the type
 * {@link Callable} with picocli's annotation.
 */
@Command(
    name = "holdfast",
    description = "One pool of stock, many shops, and the last unit is never sold twice.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "Holdfast 0.1.0")
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Numbers in messages must not depend on where the server stands.
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine().execute(arguments));
  }

  /** The command line with all commands on the class path. */
  @SuppressWarnings("rawtypes") // A service's class literal has no type argument.
  public static CommandLine commandLine() {
    var commands = new CommandLine(new Main());
    commands.addSubcommand(new Serve());
    ServiceLoader.load(Callable.class).stream()
        .filter(service -> service.type().isAnnotationPresent(Command.class))
        .map(ServiceLoader.Provider::get)
        .forEach(commands::addSubcommand);
    commands.setExecutionExceptionHandler(Main::tell);
    return commands;
  }

  /** Without a command there is only help to give. */
  @Override
  public void run() {
    var commands = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    commands.usage(commands.getOut());
  }

  /** What we expect to go wrong has a message for the operator; what we don't has a stack trace. */
  private static int tell(
      Exception failure, CommandLine command, CommandLine.ParseResult ignoredResult)
      throws Exception {
    if (failure instanceof StartFailure expected) {
      PrintWriter err = command.getErr();
      err.println(expected.getMessage());
      err.flush();
      return expected.exitCode();
    }
    throw failure;
  }
}
