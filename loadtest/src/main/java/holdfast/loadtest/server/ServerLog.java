package holdfast.loadtest.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Copies a server's output to a file, and listens in it for the address the server is bound to. */
final class ServerLog {
  private static final String BOUND = "Holdfast listens on ";
  private static final int TAIL_LINES = 15;

  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final Deque<String> tail = new ArrayDeque<>();

  /** Follows the output on a thread of its own until the server closes it. */
  static ServerLog follow(InputStream output, Path file) throws IOException {
    ServerLog log = new ServerLog();
    Writer writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Thread.ofPlatform().daemon().name("server-log").start(() -> log.copy(output, writer));
    return log;
  }

  /** The base address; completes exceptionally when the output ends without one. */
  CompletableFuture<String> address() {
    return address;
  }

  /** The last lines of output, for a message about a server that did not start. */
  String tail() {
    synchronized (tail) {
      return String.join("\n", tail);
    }
  }

  private void copy(InputStream output, Writer writer) {
    try (writer;
        var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.write(line + "\n");
        writer.flush();
        remember(line);
        int bound = line.indexOf(BOUND);
        if (bound >= 0) {
          address.complete(line.substring(bound + BOUND.length()).strip());
        }
      }
      address.completeExceptionally(new IOException("the server ended"));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  private void remember(String line) {
    synchronized (tail) {
      if (tail.size() == TAIL_LINES) {
        tail.removeFirst();
      }
      tail.addLast(line);
    }
  }
}
