package holdfast.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The files of this repository, as they lie there. */
final class Repository {
  static final Path ROOT = root();

  private static final Set<String> NOT_OURS = Set.of("target", ".git", "data", ".idea", ".vscode");

  private Repository() {}

  /** All files below the root whose name ends in one of {@code endings}. */
  static List<Path> files(String... endings) {
    try (var paths = Files.walk(ROOT)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> isOurs(ROOT.relativize(path)))
          .filter(path -> List.of(endings).stream().anyMatch(path.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path relative) {
    for (var part : relative) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static Path root() {
    var directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("holdfast"))
        || !Files.exists(directory.resolve("engine"))) {
      directory = Objects.requireNonNull(directory.getParent(), "not in the repository");
    }
    return directory;
  }
}
