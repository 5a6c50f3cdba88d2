package holdfast.loadtest.server;

import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Calls;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import java.time.Duration;
import java.util.List;

/** Waits until a server that is bound also says that it can work. */
final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Readiness() {}

  static void await(Target target, Process process, Duration max) throws ServerFailure {
    long start = System.nanoTime();
    Calls calls = new Calls(target);
    try (LoadClient client = LoadClient.open(target, 1)) {
      while (!ready(client.askAll(List.of(calls.ready())).getFirst())) {
        if (!process.isAlive()) {
          throw new ServerFailure("The server ended with code " + process.exitValue() + ".");
        }
        if (System.nanoTime() - start > max.toNanos()) {
          throw new ServerFailure("The server was not ready within " + max.toSeconds() + " s.");
        }
        Pause.of(PAUSE);
      }
    }
  }

  private static boolean ready(Answer answer) {
    return answer instanceof Answer.Received received && received.ok();
  }
}
