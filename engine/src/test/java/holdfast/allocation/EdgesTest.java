package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.RetailerId;
import java.util.HashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Moments in which a rule has to give way. */
class EdgesTest {
  @Test
  void floorsThatNoLongerFitAreScaledDownByLargestRemainder() {
    Situation.check(
        """
          available | taken | may take
        HYBRID : a 80-, b 50-, c 30-, d 20-, e 20-
          200       |       | own 0 a 80 b 50 c 30 d 20 e 20
          199       |       | own 0 a 79 b 50 c 30 d 20 e 20
          90        |       | own 0 a 36 b 23 c 13 d 9  e 9
          3         |       | own 0 a 1  b 1  c 1  d 0  e 0
          1         |       | own 0 a 1  b 0  c 0  d 0  e 0
        HYBRID : a 10-, b 10-
          10        |       | own 0 a 5  b 5
        """);
  }

  /** Were only unfilled floors scaled, a could go on: 5, then 2 more, then 1 more. */
  @Test
  void whoIsQuickTakesHisScaledFloorAndNotTheOthers() {
    Situation.check(
        """
          available | taken   | may take
        HYBRID : a 10-, b 10-
          10        |         | a 5 b 5
          7         | a 3     | a 2 b 5
          5         | a 5     | a 0 b 5
          1         | a 5 b 4 | a 0 b 1
        HYBRID : a 1-, b 1-, c 3-
          3         |         | a 1 b 0 c 2
          2         | a 1     | a 0 b 0 c 2
        """);
  }

  @Test
  void whoHasMoreThanItsScaledFloorKeepsItAndTheOthersAreScaledAgain() {
    Situation.check(
        """
          available | taken | may take
        HYBRID : a 80-, b 50-, c 30-, d 20-, e 20-
          50        | a 40  | a 0 b 21 c 12 d 9 e 8
          50        | a 36  | a 0 b 20 c 12 d 9 e 9
        """);
  }

  @Test
  void aNewcomerWithoutHistoryHasTheMinimumShareAndItsOwnFloor() {
    Situation.check(
        """
          available | sold      | taken     | may take
        PROPORTIONAL least=5 : a, b, new
          200       | a 90 b 10 |           | a 171 b 19 new 10
          15        | a 90 b 10 | a 170 b 5 | a 0 b 8 new 7
        HYBRID : a 80-, new 10-
          90        |           |           | a 80 new 10
        """);
  }

  /** What the removed one has taken is neither given to the others nor held against them. */
  @Test
  void aRetailerRemovedMidPeriodTakesWhatIsKeptForNobody() {
    Situation.check(
        """
          available | taken   | may take
        EQUAL_SPLIT : a, b, gone
          60        | gone 30 | own 0  a 30 b 30 gone 0
        EQUAL_SPLIT : a, b
          60        | gone 30 | own 0  a 30 b 30 gone 0
        PROPORTIONAL : a, b
          60        | gone 30 | own 0  a 30 b 30 gone 0
        HYBRID : a 80-, b 50-, gone 30-
          130       | gone 30 | own 0  a 80 b 50 gone 0
        HYBRID : a 80-, b 50-
          140       | gone 30 | own 10 a 90 b 60 gone 10
        PRIORITY_TIERS : a #1 80
          100       | gone 30 | own 20 a 100 gone 20
        DYNAMIC_POOL : a
          100       | gone 30 | own 100 a 100 gone 100
        """);
  }

  @Test
  void ofZeroUnitsNobodyMayTakeAny() {
    Situation.check(
        """
          available | taken | may take
        EQUAL_SPLIT : a, b
          0         |       | own 0 a 0 b 0
        PROPORTIONAL : a, b
          0         | a 5   | own 0 a 0 b 0
        PRIORITY_TIERS : a #1 50, b #2 50
          0         |       | own 0 a 0 b 0
        DYNAMIC_POOL reserve=5 buffer=5%
          0         |       | own 0 a 0 b 0
        HYBRID reserve=5 buffer=5 : a 80-90, b 50-
          0         | a 95  | own 0 a 0 b 0
        """);
  }

  @Test
  void stockBelowTheOwnReserveIsForOwnChannelsOnly() {
    Situation.check(
        """
          available | taken  | may take
        HYBRID reserve=200 : a 80-
          150       |        | own 150 a 0
        HYBRID reserve=200 buffer=10% : a 80-
          150       |        | own 135 a 0
        EQUAL_SPLIT reserve=200 : a
          150       |        | own 150 a 0
        PROPORTIONAL reserve=200 : a
          150       |        | own 150 a 0
        PRIORITY_TIERS reserve=200 : a #1 80
          150       |        | own 150 a 0
        DYNAMIC_POOL reserve=200
          150       |        | own 150 a 0
          150       | own 60 | own 150 a 10
        """);
  }

  @Test
  void twoHundredRetailersShareOneSku() {
    var names = IntStream.range(0, 200).mapToObj("r%03d"::formatted).toList();
    for (var terms :
        new String[] {"EQUAL_SPLIT", "PROPORTIONAL least=0", "HYBRID", "DYNAMIC_POOL"}) {
      var hybrid = terms.equals("HYBRID");
      var text =
          terms + " : " + String.join(hybrid ? " 2-9, " : ", ", names) + (hybrid ? " 2-9" : "");
      var policy = Policies.policy(text);
      var retailers = new HashMap<RetailerId, Pool.Demand>();
      var available = 1_001L;
      for (int round = 0; round < 20; round++) {
        for (var name : names) {
          var pool = new Pool(available, 0, retailers);
          var units = Division.of(policy, pool).allowance(Situation.taker(name)).verdict(1);
          if (units instanceof Verdict.Allowed) {
            available--;
            retailers.merge(
                new RetailerId(name),
                new Pool.Demand(1, 0),
                (one, other) -> new Pool.Demand(one.taken() + other.taken(), 0));
          }
        }
      }
      assertThat(available).as(terms).isZero();
      assertThat(retailers).as(terms).hasSize(200);
      assertThat(retailers.values()).as(terms).allMatch(demand -> demand.taken() >= 5);
    }
  }
}
