package holdfast.persistence;

import holdfast.persistence.database.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another program on the same machine that opens the same data, and says how that went. */
final class SecondProcess {
  private SecondProcess() {}

  /** Runs it on a directory and returns what it says. */
  static String open(Path directory) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SecondProcess.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = process.getInputStream()) {
      var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    }
  }

  /** Opens the data in the directory that is the first argument. */
  public static void main(String... arguments) {
    try (var storage = Storage.open(new H2Database(Path.of(arguments[0])).settings())) {
      System.out.println("opened, reachable: " + storage.isReachable());
    } catch (StorageException e) {
      System.out.println("refused: " + e.getMessage());
    }
  }
}
