package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.StorageSettings;
import holdfast.stock.Answer;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Shelf;
import holdfast.stock.SkuMessage;
import holdfast.stock.SkuReply;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ShardRegion.CurrentShardRegionState;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one PostgreSQL. Either answers for any SKU, so half of the questions and answers go
 * over the network; and when a node leaves, the other carries on with its SKUs.
 */
class TwoNodesTest {
  private static final List<SkuId> SKUS =
      IntStream.range(0, 20).mapToObj(i -> new SkuId("sku/" + i)).toList();

  private static final EntityTypeKey<SkuMessage> TYPE =
      EntityTypeKey.create(SkuMessage.class, "sku");

  private final StorageSettings settings = PostgresDatabase.create().settings();

  @Test
  void whatOneNodeGrantedTheOtherKnowsAlsoWhenTheFirstIsGone() {
    try (var second = withFirst()) {
      for (var sku : SKUS) {
        assertThat(second.find(sku, "r-first"))
            .map(Reservation::status)
            .contains(Reservation.Status.CONFIRMED);
        assertThat(second.look(sku).sum(Shelf::available)).isZero();
        assertThat(second.reserve(sku, "too-late", 1, 900))
            .isInstanceOfSatisfying(
                Answer.Refused.class,
                refused ->
                    assertThat(refused.refusal()).isInstanceOf(Refusal.InsufficientStock.class));
        assertThat(second.receive(sku, "receipt-" + sku, 3).version()).isEqualTo(2);
      }
      second.awaitViews();
      assertThat(second.storage().views().reservation(new ReservationId("r-second")))
          .hasValueSatisfying(
              row -> assertThat(row.reservation().status()).isEqualTo(Reservation.Status.HELD));
    }
  }

  /** Starts both, lets both work on all SKUs, and stops the first. */
  private RunningNode withFirst() {
    var first = RunningNode.start(settings);
    var second = NodeSetup.usual(settings).joining(first).start();
    await()
        .atMost(RunningNode.PATIENCE)
        .until(() -> upMembers(first) == 2 && upMembers(second) == 2);
    for (var sku : SKUS) {
      first.define(sku, 3);
      assertThat(second.reserve(sku, "r-second", 1, 900)).isInstanceOf(Answer.ReservationIs.class);
      first.reserve(sku, "r-first", 2, 900);
      second.confirm(sku, "r-first", "order");
    }
    assertThat(entities(first)).as("SKUs on the first node").isBetween(1, SKUS.size() - 1);
    assertThat(entities(first) + entities(second)).isEqualTo(SKUS.size());
    first.close();
    await()
        .atMost(RunningNode.PATIENCE)
        .until(() -> SKUS.stream().allMatch(sku -> answers(second, sku)));
    return second;
  }

  private static long upMembers(RunningNode node) {
    var members = Cluster.get(node.system()).state().getMembers();
    var count = 0;
    for (Member member : members) {
      count += member.status().equals(MemberStatus.up()) ? 1 : 0;
    }
    return count;
  }

  private static int entities(RunningNode node) {
    var state =
        AskPattern.<ClusterShardingQuery, CurrentShardRegionState>ask(
                ClusterSharding.get(node.system()).shardState(),
                replyTo -> new GetShardRegionState(TYPE, replyTo),
                RunningNode.PATIENCE,
                node.system().scheduler())
            .toCompletableFuture()
            .join();
    return state.getShards().stream().mapToInt(shard -> shard.getEntityIds().size()).sum();
  }

  private static boolean answers(RunningNode node, SkuId sku) {
    return node.ask(sku, RunningNode.reserving("r-second", 1, 900)) instanceof SkuReply.Answered;
  }
}
