package holdfast.http.server;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;

/** Makes this node a member of the cluster: of its own, or of the one that the seed nodes form. */
final class Membership {
  private Membership() {}

  static void join(ActorSystem<?> system, List<Address> seedNodes) {
    var cluster = Cluster.get(system);
    cluster
        .manager()
        .tell(
            seedNodes.isEmpty()
                ? Join.create(cluster.selfMember().address())
                : new JoinSeedNodes(seedNodes));
  }

  /**
   * Hands SKUs over, leaves the cluster and ends the actor system; or only ends it, if it has not
   * become a member, because leaving would then wait for what never comes.
   */
  static CompletionStage<Done> leave(ActorSystem<?> system) {
    if (Cluster.get(system).selfMember().status().equals(MemberStatus.up())) {
      return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.jvmExitReason());
    }
    system.terminate();
    return system.getWhenTerminated();
  }

  /** The addresses, such as {@code pekko://holdfast@10.0.0.1:25520}. */
  static List<Address> addresses(List<String> texts) {
    return texts.stream().map(Membership::address).toList();
  }

  private static Address address(String text) {
    try {
      return AddressFromURIString.parse(text);
    } catch (Exception _) { // Scala does not declare which.
      throw StartFailure.settings(
          "The setting holdfast.cluster.seed-nodes must be a list of addresses such as"
              + " pekko://holdfast@10.0.0.1:25520, but has \"%s\".".formatted(text));
    }
  }
}
