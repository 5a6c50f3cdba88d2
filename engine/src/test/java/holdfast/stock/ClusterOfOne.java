package holdfast.stock;

import com.typesafe.config.ConfigFactory;
import holdfast.allocation.PolicyBook;
import holdfast.catalog.StoreBook;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.awaitility.Awaitility;

/**
 * A cluster of one node that keeps only one SKU in memory at a time: asking another one puts it to
 * sleep. Its journal is in memory and behind a {@link JournalGate}.
 */
final class ClusterOfOne implements AutoCloseable {
  static final int IN_FLIGHT_MAX = 4;

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseResources("cluster-of-one.conf")
              .withFallback(PersistenceTestKitPlugin.config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ActorTestKit.applicationTestConfig()));
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final JournalGate gate =
      new JournalGate((id, write) -> journal.persistForRecovery(id, write.getBatch()));
  private final TestClock clock = new TestClock();
  private final RecordingFeed feed = new RecordingFeed();

  ClusterOfOne() {
    journal.withPolicy(gate);
    var cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    Awaitility.await().until(() -> cluster.selfMember().status().equals(MemberStatus.up()));
  }

  /** A door to the SKUs of this cluster. */
  Skus skus(Duration askTimeout) {
    var settings =
        new SkuSettings(
            100,
            100,
            IN_FLIGHT_MAX,
            askTimeout,
            LiveSku.RESTART_PAUSE,
            1000,
            10_000,
            Moment.Limits.DEFAULT);
    return Skus.start(
        kit.system(),
        new SkuContext(
            settings,
            clock,
            () -> MasterData.USUAL,
            StoreBook::empty,
            PolicyBook::empty,
            feed,
            SkuMeter.none()));
  }

  List<Object> persisted(String persistenceId) {
    return journal.persistedInStorage(persistenceId);
  }

  ActorSystem<Void> system() {
    return kit.system();
  }

  JournalGate gate() {
    return gate;
  }

  TestClock clock() {
    return clock;
  }

  RecordingFeed feed() {
    return feed;
  }

  @Override
  public void close() {
    gate.open();
    kit.shutdownTestKit();
  }
}
