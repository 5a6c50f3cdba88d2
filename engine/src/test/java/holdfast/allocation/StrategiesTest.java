package holdfast.allocation;

import org.junit.jupiter.api.Test;

/** What each strategy lets everybody take, as tables. */
class StrategiesTest {
  @Test
  void equalSplitGivesEverybodyTheSameShareOfWhatThereWasToDivide() {
    Situation.check(
        """
          available | taken          | may take
        EQUAL_SPLIT : a, b, c
          90        |                | own 0  a 30 b 30 c 30
          100       |                | own 0  a 34 b 33 c 33
          101       |                | own 0  a 34 b 34 c 33
          60        | a 30           | own 0  a 0  b 30 c 30
          70        | a 20           | own 0  a 10 b 30 c 30
          1         | a 30 b 30 c 29 | own 0  a 0  b 0  c 1
          0         | a 30 b 30 c 30 | own 0  a 0  b 0  c 0
        EQUAL_SPLIT reserve=40 : a, b
          100       |                | own 40 a 30 b 30
          90        | own 10         | own 30 a 30 b 30
          50        | own 50         | own 0  a 25 b 25
        """);
  }

  /** After a loss: what a retailer has too much is missing to the others, in equal parts. */
  @Test
  void whoHasMoreThanAnEqualShareKeepsItAndTheOthersShareTheRest() {
    Situation.check(
        """
          available | taken          | may take
        EQUAL_SPLIT : a, b, c
          8         | a 60 b 20 c 20 | a 0 b 4 c 4
          8         | a 60 b 20 c 24 | a 0 b 6 c 2
          8         | a 60 b 20 c 40 | a 0 b 8 c 0
        """);
  }

  @Test
  void proportionalGivesEverybodyWhatSalesEarnAndNewcomersTheMinimum() {
    Situation.check(
        """
          available | sold        | taken | may take
        PROPORTIONAL least=0 : a, b
          100       | a 75 b 25   |       | own 0 a 75 b 25
          80        | a 75 b 25   | a 20  | own 0 a 55 b 25
          101       | a 2 b 1     |       | own 0 a 67 b 34
        PROPORTIONAL least=0 : a, b, c
          100       | a 75 b 25   |       | a 75 b 25 c 0
        PROPORTIONAL least=10 : a, b, c
          100       | a 80 b 20   |       | a 72 b 18 c 10
          90        | a 80 b 20   | c 10  | a 72 b 18 c 0
          100       |             |       | a 34 b 33 c 33
          1000      | a 889 b 111 |       | a 800 b 100 c 100
          1000      | a 899 b 101 |       | a 800 b 100 c 100
        PROPORTIONAL least=50 : a, b
          100       | a 99 b 1    |       | a 50 b 50
        PROPORTIONAL : a, b
          100       | a 50        |       | a 99 b 1
        """);
  }

  @Test
  void higherTiersFillTheirTargetsFirst() {
    Situation.check(
        """
          available | taken     | may take
        PRIORITY_TIERS : a #1 50, b #2 30, c #2 30
          120       |           | own 10 a 120 b 70 c 70 d 10
          100       |           | own 0  a 100 b 50 c 50 d 0
          50        |           | own 0  a 50  b 0  c 0  d 0
          20        |           | own 0  a 20  b 0  c 0  d 0
          60        | a 40      | own 0  a 60  b 50 c 50 d 0
          60        | a 60      | own 0  a 60  b 60 c 60 d 0
          61        | a 60      | own 1  a 61  b 61 c 61 d 1
          10        | a 60 b 20 | own 0  a 10  b 10 c 10 d 0
        PRIORITY_TIERS reserve=30 : a #1 50
          100       |           | own 50 a 70
          40        |           | own 30 a 10
        """);
  }

  @Test
  void theDynamicPoolIsForWhoeverComesFirst() {
    Situation.check(
        """
          available | taken      | may take
        DYNAMIC_POOL
          500       |            | own 500 a 500 b 500
          1         | a 300 b 99 | own 1   a 1   b 1
        DYNAMIC_POOL reserve=200
          500       |            | own 500 a 300
          400       | own 100    | own 400 a 300
          100       | own 400    | own 100 a 100
        DYNAMIC_POOL buffer=10%
          500       |            | own 450 a 450
          11        |            | own 9   a 9
          1         |            | own 0   a 0
        DYNAMIC_POOL buffer=20
          500       |            | own 480 a 480
          15        |            | own 0   a 0
        """);
  }

  @Test
  void hybridKeepsFloorsAndStopsAtCeilings() {
    Situation.check(
        """
          available | taken     | may take
        HYBRID : a 40-60, b 20-, c -30
          100       |           | own 40 a 60 b 60 c 30
          60        | a 40      | own 40 a 20 b 60 c 30
          40        | a 60      | own 20 a 0  b 40 c 20
          10        | a 60 b 20 | own 10 a 0  b 10 c 10
        HYBRID buffer=10 reserve=20 : a 40-60
          100       |           | own 50 a 60
          80        | own 20    | own 30 a 60
        """);
  }

  /** Otherwise a policy for all SKUs could not say more than "equal shares for everybody". */
  @Test
  void ifThePolicyNamesNobodyEverybodyTakesPart() {
    Situation.check(
        """
          available | sold    | taken | may take
        EQUAL_SPLIT
          90        | a 0 b 0 | c 0   | own 0  a 30 b 30 c 30
        PROPORTIONAL least=0
          90        | a 1 b 2 | c 0   | own 0  a 30 b 60 c 0
        PRIORITY_TIERS
          90        |         | a 0   | own 90 a 90
        HYBRID
          90        |         | a 0   | own 90 a 90
        EQUAL_SPLIT
          90        |         |       | own 90
        """);
  }

  /** The own channels' reserve comes before all floors, and beyond it they wait like anybody. */
  @Test
  void ownChannelsHaveTheirReserveFirstAndThenWhatIsKeptForNobody() {
    Situation.check(
        """
          available | taken  | may take
        HYBRID reserve=50 : a 40-, b 20-
          200       |        | own 140 a 130
          80        |        | own 50  a 20
          30        |        | own 30  a 0
          60        | own 50 | own 0   a 40
          70        | own 80 | own 10  a 50
        """);
  }
}
