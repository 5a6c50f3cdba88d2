package holdfast.loadtest.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A directory that is deleted with everything in it when it is closed, or when we end. */
public record TemporaryDirectory(Path path) implements AutoCloseable {
  public static TemporaryDirectory create(String prefix) throws IOException {
    return new TemporaryDirectory(
        AtExit.begin(() -> Files.createTempDirectory(prefix), TemporaryDirectory::delete));
  }

  @Override
  public void close() {
    AtExit.forget(path);
    delete(path);
  }

  private static void delete(Path path) {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
