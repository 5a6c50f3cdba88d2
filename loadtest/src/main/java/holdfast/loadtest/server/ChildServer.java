package holdfast.loadtest.server;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server in a process of its own, on the class path and the Java of this one. It ends with this
 * process at the latest.
 */
public final class ChildServer implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(90);
  private static final Duration STOP_MAX = Duration.ofSeconds(60);
  private static final List<String> FLAGS =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "-Xmx2g",
          "-XX:+UseParallelGC");

  private final Process process;
  private final Target target;
  private final Duration startTime;

  private ChildServer(Process process, Target target, Duration startTime) {
    this.process = process;
    this.target = target;
    this.startTime = startTime;
  }

  /**
   * Starts a server and returns when it says that it is ready.
   *
   * @throws ServerFailure with the end of its output when it does not come up in time
   */
  public static ChildServer start(ServerSettings settings) throws ServerFailure {
    long started = System.nanoTime();
    Process process;
    ServerLog log;
    try {
      process = AtExit.begin(() -> launch(settings), ChildServer::endNow);
      log = ServerLog.follow(process.getInputStream(), settings.log());
    } catch (IOException e) {
      throw new ServerFailure("The server cannot be started: " + e.getMessage(), e);
    }
    try {
      Target target = Target.of(awaitAddress(log), settings.adminKey());
      Readiness.await(target, process, START_MAX);
      Duration startTime = Duration.ofNanos(System.nanoTime() - started);
      return new ChildServer(process, target, startTime);
    } catch (ServerFailure e) {
      endNow(process);
      AtExit.forget(process);
      throw new ServerFailure(e.getMessage() + " Its last output:\n" + log.tail(), e);
    }
  }

  public Target target() {
    return target;
  }

  /** From the start of the process to the first time it said that it was ready. */
  public Duration startTime() {
    return startTime;
  }

  /** Ends the process without warning. Returns at once; closing waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Asks the server to stop and waits for it; one that does not stop in time is killed. */
  @Override
  public void close() throws ServerFailure {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() throws ServerFailure {
    try {
      if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ServerFailure("The server did not stop within " + STOP_MAX.toSeconds() + " s.");
      }
      AtExit.forget(process);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted.", e);
    }
  }

  private static Process launch(ServerSettings settings) throws IOException {
    Files.createDirectories(settings.data());
    return command(settings).start();
  }

  private static void endNow(Process process) {
    process.destroyForcibly().onExit().join();
  }

  private static ProcessBuilder command(ServerSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "holdfast.Main", "serve"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // The operator's own settings must not lead the load to the operator's own server.
    builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_"));
    builder.environment().put("HOLDFAST_HOST", "127.0.0.1");
    builder.environment().put("HOLDFAST_PORT", "0");
    builder.environment().put("HOLDFAST_DATA", settings.data().toString());
    builder.environment().put("HOLDFAST_ADMIN_KEY", settings.adminKey());
    if (settings.database() != null) {
      settings.database().describeTo(builder.environment());
    }
    builder.environment().putAll(settings.environment());
    return builder;
  }

  private static String awaitAddress(ServerLog log) throws ServerFailure {
    try {
      return log.address().get(START_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new ServerFailure("The server ended before it was bound.", e);
    } catch (TimeoutException e) {
      throw new ServerFailure(
          "The server was not bound within " + START_MAX.toSeconds() + " s.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted.", e);
    }
  }
}
