package holdfast.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import holdfast.persistence.database.StorageSettings;
import holdfast.stock.Moment;
import java.time.Clock;
import java.util.Optional;
import org.apache.pekko.actor.Address;

/**
 * What a test may say about a node before it starts.
 *
 * @param isMute nobody tells the read models what it commits, as if it died right after each commit
 * @param isSweeping it wakes SKUs that are due
 * @param seed a member of the cluster that it joins; without one it forms a cluster of its own
 * @param more laid over the usual configuration of Pekko
 */
record NodeSetup(
    StorageSettings storage,
    Moment.Limits limits,
    Clock clock,
    boolean isMute,
    boolean isSweeping,
    Optional<Address> seed,
    Config more) {

  static NodeSetup usual(StorageSettings storage) {
    return new NodeSetup(
        storage,
        Moment.Limits.DEFAULT,
        Clock.systemUTC(),
        false,
        true,
        Optional.empty(),
        ConfigFactory.empty());
  }

  NodeSetup within(Moment.Limits newLimits) {
    return new NodeSetup(storage, newLimits, clock, isMute, isSweeping, seed, more);
  }

  NodeSetup at(Clock newClock) {
    return new NodeSetup(storage, limits, newClock, isMute, isSweeping, seed, more);
  }

  NodeSetup mute() {
    return new NodeSetup(storage, limits, clock, true, isSweeping, seed, more);
  }

  NodeSetup withoutSweep() {
    return new NodeSetup(storage, limits, clock, isMute, false, seed, more);
  }

  NodeSetup joining(RunningNode member) {
    return new NodeSetup(
        storage, limits, clock, isMute, isSweeping, Optional.of(member.address()), more);
  }

  NodeSetup with(String pekko) {
    return new NodeSetup(
        storage,
        limits,
        clock,
        isMute,
        isSweeping,
        seed,
        ConfigFactory.parseString(pekko).withFallback(more));
  }

  RunningNode start() {
    return RunningNode.start(this);
  }
}
