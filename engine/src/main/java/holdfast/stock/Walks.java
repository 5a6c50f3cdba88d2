package holdfast.stock;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** How walks live that one node of the cluster makes for all. */
public final class Walks {
  private static final double JITTER = 0.1;

  private Walks() {}

  /**
   * Has a walk begin anew when it failed, and end before SKUs are handed over when its node leaves:
   * asking on would hold that up.
   *
   * @param name of what is stopped then
   * @param leave tells it to end
   * @param pause before it begins anew for the first time
   * @param longestPause before it begins anew at most
   */
  public static <M> Behavior<M> untilTheNodeLeaves(
      String name, M leave, Duration pause, Duration longestPause, Behavior<M> walk) {
    return Behaviors.setup(
        context -> {
          CoordinatedShutdown.get(context.getSystem())
              .addActorTerminationTask(
                  CoordinatedShutdown.PhaseServiceRequestsDone(),
                  name,
                  Adapter.toClassic(context.getSelf()),
                  Optional.of(leave));
          return Behaviors.supervise(walk)
              .onFailure(SupervisorStrategy.restartWithBackoff(pause, longestPause, JITTER));
        });
  }
}
