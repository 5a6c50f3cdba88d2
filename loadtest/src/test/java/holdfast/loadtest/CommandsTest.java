package holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands as the main program finds them, and what they say when they cannot run. */
class CommandsTest {
  /** Stands for the main program. */
  @Command(name = "holdfast")
  private static final class Main implements Runnable {
    @Override
    public void run() {}
  }

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void theMainProgramFindsAllFour() {
    assertThat(main().getSubcommands()).containsOnlyKeys("race", "bench", "crash-test", "simulate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "race",
        "bench",
        "crash-test",
        "simulate",
        "simulate shopify",
        "simulate woocommerce"
      })
  void eachExplainsItself(String command) {
    assertThat(main().execute((command + " --help").split(" "))).isZero();
    assertThat(out.toString()).contains("Usage: holdfast " + command).contains("Exit code 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "race",
        "race --stock 0 --buyers 1",
        "race --stock 1 --buyers 100000",
        "race --stock 1 --buyers 1 --url http://127.0.0.1:1 --key k --jdbc-url jdbc:x",
        "race --stock 1 --buyers 1 --url http://192.0.2.1:80 --key k",
        "race --stock 1 --buyers 1 --url ftp://127.0.0.1 --key k",
        "race --stock 9 --buyers 9 --retailers 2 --carts",
        "race --stock 9 --buyers 9 --retailers 5",
        "race --stock 9 --buyers 9 --retailers 1",
        "race --stock 9 --buyers 9 --retailers 2 --quantity 2",
        "race --stock 9 --buyers 9 --carts --quantity 2",
        "bench",
        "bench cold",
        "bench hot --seconds 0",
        "crash-test",
        "crash-test --rounds -1",
        "simulate",
        "simulate shopify --plan TINY",
        "simulate shopify --locations 0",
        "simulate shopify --schema nowhere.graphql",
        "simulate woocommerce --shops 0",
        "simulate woocommerce --shops a,a",
        "simulate woocommerce --shops Shop",
        "simulate woocommerce --port 70000",
        "simulate woocommerce --shoppers -1",
        "simulate woocommerce --shoppers NaN",
        "simulate woocommerce --webhooks ftp://127.0.0.1/{shop}",
      })
  void whatMakesNoSenseIsRefused(String line) {
    assertThat(main().execute(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: ").doesNotContain("\tat ");
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() {
    int code =
        main().execute("race --stock 1 --buyers 1 --url http://127.0.0.1:1 --key hf_x".split(" "));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith("race: Cannot connect to ").doesNotContain("\tat ");
  }

  @SuppressWarnings("rawtypes") // A service is named by its class, which has no parameters.
  private CommandLine main() {
    CommandLine main = new CommandLine(new Main());
    ServiceLoader.load(Callable.class).stream()
        .filter(command -> command.type().isAnnotationPresent(Command.class))
        .forEach(command -> main.addSubcommand(command.get()));
    return main.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));
  }
}
