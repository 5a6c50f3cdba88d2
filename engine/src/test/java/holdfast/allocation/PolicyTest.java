package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.catalog.RetailerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What levels say together, and what no level may say. */
class PolicyTest {
  @Test
  void ofEachFieldTheNearestLevelThatHasASayWins() {
    var policy =
        Policy.resolve(
            List.of(
                Policies.layer("HYBRID budget=20"),
                Policies.layer("reserve=5 conflict=PROTECT budget=90 : a 10-20"),
                Policies.layer("EQUAL_SPLIT reserve=9 buffer=5% threshold=3 window=7 : b, c")));
    assertThat(policy.strategy()).isEqualTo(Strategy.HYBRID);
    assertThat(policy.exposureBudget()).contains(20L);
    assertThat(policy.ownChannelReserve()).isEqualTo(5);
    assertThat(policy.conflict()).isEqualTo(Conflict.PROTECT);
    assertThat(policy.safetyBuffer()).isEqualTo(new SafetyBuffer.Percent(5));
    assertThat(policy.deactivationThreshold()).isEqualTo(3);
    assertThat(policy.velocityWindowDays()).isEqualTo(7);
    assertThat(policy.publishingMode()).isEqualTo(PublishingMode.SHARED);
    assertThat(policy.retailers())
        .extracting(terms -> terms.retailer().value())
        .as("a nearer list replaces the farther one as a whole")
        .containsExactly("a");
  }

  @Test
  void aNearerZeroWinsOverAFartherNumber() {
    var policy =
        Policy.resolve(
            List.of(Policies.layer("reserve=0 threshold=0 :"), Policies.layer("reserve=9 : a")));
    assertThat(policy.ownChannelReserve()).isZero();
    assertThat(policy.retailers()).isEmpty();
  }

  @Test
  void whenNobodySaysAnythingTheWholePoolIsForEverybody() {
    assertThat(Policy.resolve(List.of())).isEqualTo(Policy.DEFAULT);
    assertThat(Policy.resolve(List.of(PolicyLayer.SILENT))).isEqualTo(Policy.DEFAULT);
    assertThat(Policy.DEFAULT.strategy()).isEqualTo(Strategy.DYNAMIC_POOL);
    var division = Division.of(Policy.DEFAULT, Situation.pool(7, "a 3", ""));
    for (var who : List.of("own", "a", "stranger")) {
      assertThat(division.allowance(Situation.taker(who)).units()).as(who).isEqualTo(7);
    }
  }

  @Test
  void aLevelThatCannotBeIsRefusedWithFieldReasonAndRemedy() {
    for (var row :
        Table.rows(
            """
            field | problem | remedy
            HYBRID : a 80-50
              /retailers/0/ceiling | is 50, below the floor of 80 | it must be at least 80
            HYBRID : b 1-2, a 80-50
              /retailers/1/ceiling | is 50, below the floor of 80 | it must be at least 80
            : a 80-50
              /retailers/0/ceiling | is 50, below the floor of 80 | it must be at least 80
            reserve=-1
              /ownChannelReserve | is -1 | it must be from 0 to 1000000000 units
            threshold=-3
              /deactivationThreshold | is -3 | it must be from 0 to 1000000000 units
            budget=-1
              /publishing/exposureBudget | is -1 | it must be from 0 to 1000000000 units
            reserve=1000000001
              /ownChannelReserve | is 1000000001 | it must be from 0 to 1000000000 units
            buffer=-1
              /safetyBuffer/units | is -1 | it must be from 0 to 1000000000 units
            buffer=-1%
              /safetyBuffer/percent | is -1 | it must be from 0 to 100
            buffer=101%
              /safetyBuffer/percent | is 101 | it must be from 0 to 100
            least=101
              /minimumShare | is 101 | it must be from 0 to 100
            window=0
              /velocityWindowDays | is 0 | it must be from 1 to 365
            mode=EXCLUSIVE budget=5
              /publishing/exposureBudget | has no meaning in mode EXCLUSIVE \
              | leave it out, or use mode SHARED
            PROPORTIONAL least=40 : a, b, c
              /minimumShare | is 40 %, which 3 retailers cannot all have | it must be at most 33
            HYBRID least=5
              /minimumShare | has no meaning under HYBRID \
              | leave it out, or use strategy PROPORTIONAL
            EQUAL_SPLIT : a 80-
              /retailers/0/floor | has no meaning under EQUAL_SPLIT \
              | leave it out, or use strategy HYBRID
            DYNAMIC_POOL : a -80
              /retailers/0/ceiling | has no meaning under DYNAMIC_POOL \
              | leave it out, or use strategy HYBRID
            HYBRID : a #1 5
              /retailers/0/tier | has no meaning under HYBRID \
              | leave it out, or use strategy PRIORITY_TIERS
            PRIORITY_TIERS : a #1 5, b
              /retailers/1 | has no tier and no target | PRIORITY_TIERS needs both for each retailer
            : a #1
              /retailers/0/target | is missing | a retailer with a tier needs a target in units
            : a #0 5
              /retailers/0/tier | is 0 | it must be from 1 to 1000
            : a, b, a
              /retailers/2/retailer | names a again | name each retailer once
            : a, stranger
              /retailers/1/retailer | names stranger, whom nobody has defined \
              | define the retailer first, or correct the id
            """)) {
      var layer = Policies.layer(row.getOrDefault(Table.CAPTION, ""));
      assertThat(problems(layer))
          .as("%s", row)
          .first()
          .isEqualTo(row.get("field") + " " + row.get("problem") + ": " + row.get("remedy"));
    }
  }

  @Test
  void negativeTermsAndTargetsWithoutTierAreRefused() {
    var terms =
        new RetailerTerms(
            new RetailerId("a"),
            Optional.of(-2L),
            Optional.of(-1L),
            Optional.empty(),
            Optional.of(-3L));
    assertThat(problems(Policies.with(PolicyLayer.SILENT, List.of(terms))))
        .containsExactly(
            "/retailers/0/floor is -2: it must be from 0 to 1000000000 units",
            "/retailers/0/ceiling is -1: it must be from 0 to 1000000000 units",
            "/retailers/0/target is -3: it must be from 0 to 1000000000 units",
            "/retailers/0/tier is missing: a retailer with a target needs a tier, 1 being the"
                + " first");
  }

  @Test
  void aScheduleIsAMinuteAtLeastAndAListAThousandAtMost() {
    var layer = Policies.layer("HYBRID");
    assertThat(problems(scheduled(layer, Duration.ofSeconds(59))))
        .containsExactly("/rebalance/interval is PT59S: it must be at least PT1M");
    assertThat(problems(scheduled(layer, Duration.ofMinutes(1)))).isEmpty();
    var names = IntStream.range(0, 1001).mapToObj(i -> new RetailerId("r" + i));
    assertThat(problems(Policies.with(layer, names.map(RetailerTerms::none).toList())))
        .containsExactly("/retailers names 1001 retailers: it may name at most 1000");
  }

  @Test
  void whatCanBeIsNotRefused() {
    for (var text :
        List.of(
            "HYBRID reserve=200 buffer=5% threshold=3 mode=SHARED budget=20 : a 80-80, b 50-150",
            "PROPORTIONAL least=33 window=365 : a, b, c",
            "PRIORITY_TIERS : a #1 50, b #2 0",
            "buffer=100% least=100",
            "EQUAL_SPLIT :")) {
      assertThat(problems(Policies.layer(text))).as(text).isEmpty();
    }
  }

  @Test
  void aLayerWithProblemsNeverBecomesAPolicy() {
    assertThatThrownBy(() -> Policy.resolve(List.of(Policies.layer("HYBRID : a 80-50"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("/retailers/0/ceiling is 50");
  }

  private static List<String> problems(PolicyLayer layer) {
    return layer.problems(id -> !id.value().equals("stranger")).stream()
        .map(PolicyProblem::toString)
        .toList();
  }

  private static PolicyLayer scheduled(PolicyLayer from, Duration interval) {
    return new PolicyLayer(
        from.strategy(),
        from.ownChannelReserve(),
        from.safetyBuffer(),
        from.deactivationThreshold(),
        from.publishingMode(),
        from.exposureBudget(),
        from.conflict(),
        Optional.of(new Rebalance.Scheduled(interval)),
        from.velocityWindowDays(),
        from.minimumShare(),
        from.sellFactoryStock(),
        from.retailers());
  }
}
