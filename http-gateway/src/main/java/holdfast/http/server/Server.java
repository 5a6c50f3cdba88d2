package holdfast.http.server;

import holdfast.http.route.Phase;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. It stops in the reverse order of its start: first readiness goes down, then no
 * call is accepted and those under way finish, then SKUs and the cluster stop, then the storage is
 * closed.
 */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final Settings settings;
  private final AtomicReference<Phase> phase;
  private final ActorSystem<?> system;
  private final HttpDoor door;
  private final Closing closing;

  Server(
      Settings settings,
      AtomicReference<Phase> phase,
      ActorSystem<?> system,
      HttpDoor door,
      Closing closing) {
    this.settings = settings;
    this.phase = phase;
    this.system = system;
    this.door = door;
    this.closing = closing;
  }

  /**
   * Starts a server and returns when it is ready.
   *
   * @param say shows a line to the operator
   * @throws StartFailure when the operator has to mend something first
   */
  public static Server start(Settings settings, Consumer<String> say) {
    return new Assembly(settings, Optional.empty(), say).start();
  }

  /** As {@link #start(Settings, Consumer)}, reaching stores' platforms by these only. */
  public static Server start(Settings settings, Connectors connectors, Consumer<String> say) {
    return new Assembly(settings, Optional.of(connectors), say).start();
  }

  /** The base of all URLs. */
  public String address() {
    var host = settings.http().host();
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, door.port());
  }

  /**
   * Waits until the server has ended.
   *
   * @return whether it was stopped, and did not end by itself
   */
  public boolean awaitEnd() {
    system.getWhenTerminated().toCompletableFuture().join();
    return phase.get() == Phase.STOPPING;
  }

  /** Stops the server; returns when all is finished and flushed, after about 30 seconds at most. */
  @Override
  public void close() {
    phase.set(Phase.LEAVING);
    Pause.of(settings.http().stopNotice());
    phase.set(Phase.STOPPING);
    if (closing.run()) {
      LOG.info("stopped cleanly");
    }
  }
}
