package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PolicyChange;
import holdfast.allocation.PolicyLayer;
import holdfast.allocation.PolicyLevel;
import holdfast.allocation.Rollout;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A change of policy is on its way from the moment it is made, whatever the database is. */
abstract class RolloutContract {
  private static final PolicyLevel ALL = new PolicyLevel.Global();
  private static final PolicyLevel TEES = new PolicyLevel.OfCategory("tees");
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00.125Z");

  abstract TestDatabase database();

  private Storage open() {
    return Storage.open(database().settings());
  }

  private static PolicyChange reserve(Storage storage, PolicyLevel level, long units) {
    var silent = PolicyLayer.SILENT;
    var layer =
        new PolicyLayer(
            silent.strategy(),
            Optional.of(units),
            silent.safetyBuffer(),
            silent.deactivationThreshold(),
            silent.publishingMode(),
            silent.exposureBudget(),
            silent.conflict(),
            silent.rebalance(),
            silent.velocityWindowDays(),
            silent.minimumShare(),
            silent.sellFactoryStock(),
            silent.retailers());
    return storage.policies().put(level, layer);
  }

  @Test
  void aChangeBeginsARolloutAndSayingTheSameAgainBeginsNone() {
    Rollout begun;
    try (var storage = open()) {
      begun = reserve(storage, ALL, 1).rollout().orElseThrow();
      assertThat(begun.id())
          .isEqualTo(storage.policies().current().of(new SkuId("any"), Optional.empty()).version());
      assertThat(reserve(storage, ALL, 1).rollout()).isEmpty();
      assertThat(storage.policies().delete(TEES)).as("it was silent").isEmpty();
    }
    try (var storage = open()) {
      assertThat(storage.rollouts().running()).containsExactly(begun);
      assertThat(storage.rollouts().newest(10)).containsExactly(begun);
    }
  }

  @Test
  void howFarItHasComeIsThereAfterARestart() {
    Rollout halfway;
    try (var storage = open()) {
      halfway =
          reserve(storage, TEES, 1)
              .rollout()
              .orElseThrow()
              .to(1000)
              .reached(new SkuId("sku/'500'"), 499, 1);
      storage.rollouts().save(halfway);
    }
    try (var storage = open()) {
      assertThat(storage.rollouts().running()).containsExactly(halfway);
      var finished = halfway.reached(new SkuId("z"), 500, 0).finished(LATER);
      storage.rollouts().save(finished);
      assertThat(storage.rollouts().running()).isEmpty();
      assertThat(storage.rollouts().newest(10)).containsExactly(finished);
    }
  }

  @Test
  void aLaterChangeOfTheLevelTakesItsPlaceAndNobodyElses() {
    try (var storage = open()) {
      var first = reserve(storage, ALL, 1).rollout().orElseThrow();
      var tees = reserve(storage, TEES, 1).rollout().orElseThrow();
      storage.rollouts().save(tees.to(9).reached(new SkuId("a"), 3, 0));
      var second = storage.policies().delete(ALL).orElseThrow();
      assertThat(storage.rollouts().running())
          .extracting(Rollout::id)
          .as("who has come least far is first")
          .containsExactly(second.id(), tees.id());
      storage.rollouts().save(first.to(5).reached(new SkuId("a"), 5, 0).finished(LATER));
      var superseded = storage.rollouts().newest(10).getLast();
      assertThat(superseded.state()).isEqualTo(Rollout.State.SUPERSEDED);
      assertThat(superseded.finishedAt()).contains(second.startedAt());
      assertThat(superseded.done()).as("it writes nothing any more").isZero();
    }
  }

  @Test
  void ofThoseThatEndedTheLastAreKept() {
    try (var storage = open()) {
      var tees = reserve(storage, TEES, 1).rollout().orElseThrow();
      var changes =
          IntStream.rangeClosed(0, Rollout.ENDED_MAX + 1)
              .mapToObj(i -> reserve(storage, ALL, i).rollout().orElseThrow().id())
              .toList();
      assertThat(storage.rollouts().newest(1000))
          .extracting(Rollout::id)
          .hasSize(Rollout.ENDED_MAX + 2)
          .contains(tees.id(), changes.get(1), changes.getLast())
          .doesNotContain(changes.getFirst());
      storage.rollouts().save(tees.to(0).finished(LATER));
      assertThat(storage.rollouts().newest(1000))
          .extracting(Rollout::id)
          .hasSize(Rollout.ENDED_MAX + 1)
          .as("begun first, but ended last")
          .contains(tees.id())
          .doesNotContain(changes.get(1));
    }
  }
}
