package holdfast.http.server;

import holdfast.http.route.Dispatcher;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.Replies;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;

/** Where requests come in. */
final class HttpDoor {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ServerBinding binding;

  private HttpDoor(ServerBinding binding) {
    this.binding = binding;
  }

  static HttpDoor open(ActorSystem<?> system, Settings.Http settings, Dispatcher dispatcher) {
    var late = Problem.of(ProblemCode.STOPPING, "The server is stopping; ask another one.");
    try {
      return new HttpDoor(
          Http.get(system)
              .newServerAt(settings.host(), settings.port())
              .adaptSettings(
                  server -> server.withTerminationDeadlineExceededResponse(Replies.problem(late)))
              .bind(dispatcher)
              .toCompletableFuture()
              .join());
    } catch (CompletionException e) {
      throw StartFailure.surroundings(description(settings, rootOf(e)));
    }
  }

  private static String description(Settings.Http settings, Throwable cause) {
    var reason = String.valueOf(cause.getMessage());
    return cause instanceof BindException && reason.contains("in use")
        ? "Port %d on %s is in use by another program; set HOLDFAST_PORT to a free one, or to 0."
            .formatted(settings.port(), settings.host())
        : "Can't listen on %s:%d: %s. Set HOLDFAST_HOST to an address of this machine."
            .formatted(settings.host(), settings.port(), reason);
  }

  private static Throwable rootOf(Throwable failure) {
    var cause = failure.getCause();
    return cause == null ? failure : rootOf(cause);
  }

  /** The port that it has in fact. */
  int port() {
    return binding.localAddress().getPort();
  }

  /** Lets what is under way finish, within bounds, and closes all connections. */
  void close(Duration finishWithin) {
    binding
        .terminate(finishWithin)
        .toCompletableFuture()
        .completeOnTimeout(null, finishWithin.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
