package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SKU lies on several shelves; main is drawn on first, then east and west, which are equal. */
class LocationsTest {
  /** A peer took all 13 from one location and left the other full (Vendure 4030). */
  @Test
  void thirteenUnitsOverLocationsWithTenAndFifteenTakeTenAndThree() {
    var sku = sku().with("main", 10).with("east", 15);
    assertThat(sku.says(reserve("r1", 13))).isEqualTo("HELD main:10 east:3");
    assertThat(sku.shelf("main").available()).isZero();
    assertThat(sku.shelf("east").available()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # main | east | west | wanted | answer
          10     | 10   | 10   | 1      | HELD main:1
          10     | 10   | 10   | 10     | HELD main:10
          10     | 10   | 10   | 11     | HELD main:10 east:1
          10     | 10   | 10   | 21     | HELD main:10 east:10 west:1
          10     | 10   | 10   | 30     | HELD main:10 east:10 west:10
          10     | 10   | 10   | 31     | InsufficientStock[requested=31, available=30]
          0      | 3    | 9    | 5      | HELD east:3 west:2
          0      | 0    | 9    | 5      | HELD west:5
          """)
  void unitsAreTakenByPriorityThenById(int main, int east, int west, int wanted, String answer) {
    var sku = sku();
    sku.askTogether(
        Commands.count("m1", "west", west),
        Commands.count("m2", "east", east),
        Commands.count("m3", "main", main));
    assertThat(sku.says(reserve("r1", wanted))).isEqualTo(answer);
  }

  @Test
  void aNewPriorityCountsFromTheNextReservationOn() {
    var sku = sku().with("main", 10).with("west", 10);
    sku.ask(reserve("r1", 1));
    sku.in(MasterData.catalog(Map.of("main", 9, "west", 8), "web"));
    assertThat(sku.says(reserve("r2", 1))).isEqualTo("HELD west:1");
    assertThat(sku.reservation("r1")).contains("HELD main:1");
  }

  @Test
  void aLocationWithoutAPriorityCountsAsOneWithTheUsual() {
    var sku = sku().with("main", 10).with("west", 10);
    sku.in(MasterData.catalog(Map.of("west", 101), "web"));
    assertThat(sku.says(reserve("r1", 11))).isEqualTo("HELD main:10 west:1");
    sku.in(MasterData.catalog(Map.of("west", 99), "web"));
    assertThat(sku.says(reserve("r2", 9))).isEqualTo("HELD west:9");
  }

  @Test
  void aShortageAtOneLocationDoesNotEatWhatLiesAtAnother() {
    var sku = sku().with("main", 5).with("east", 2);
    sku.ask(reserve("r1", 5));
    sku.ask(Commands.count("m1", "main", 0));
    assertThat(sku.stock().available()).isEqualTo(2);
    assertThat(sku.says(reserve("r2", 2))).isEqualTo("HELD east:2");
  }

  @Test
  void confirmingLessReturnsUnitsFromTheLeastPreferredLocation() {
    var sku = sku().with("main", 10).with("east", 15);
    sku.ask(reserve("r1", 13));
    assertThat(sku.says(confirm("r1", "o1", 11))).isEqualTo("CONFIRMED main:10 east:1 for o1");
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(15, 0, 0, 1));
  }

  @Test
  void confirmingMuchLessEmptiesTheLeastPreferredLocation() {
    var sku = sku().with("main", 10).with("east", 15);
    sku.ask(reserve("r1", 13));
    assertThat(sku.says(confirm("r1", "o1", 4))).isEqualTo("CONFIRMED main:4 for o1");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(10, 0, 0, 4));
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(15, 0, 0, 0));
  }

  @Test
  void aReleaseReturnsUnitsToTheShelvesTheyCameFrom() {
    var sku = sku().with("main", 10).with("east", 15);
    sku.ask(reserve("r1", 13));
    sku.ask(release("r1"));
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(10, 0, 0, 0));
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(15, 0, 0, 0));
  }

  @Test
  void aGrantAnewPicksAnewWhereUnitsAreToday() {
    var sku = sku().with("main", 2).with("east", 2);
    sku.ask(reserve("r1", 2, 60));
    sku.at(60).ask(reserve("rival", 1));
    assertThat(sku.says(extend("r1", 60))).isEqualTo("HELD main:1 east:1, attempt 2");
  }

  @Test
  void theSumsAreOverAllLocations() {
    var sku = sku().with("main", 10).with("east", 15);
    sku.askTogether(reserve("r1", 13), reserve("r2", 2), confirm("r2", "o1"));
    sku.ask(Commands.damage("m1", "main", 1));
    var summary = SkuSummary.of(sku.stock());
    assertThat(summary.sum(Shelf::onHand)).isEqualTo(24);
    assertThat(summary.sum(Shelf::damaged)).isEqualTo(1);
    assertThat(summary.sum(Shelf::held)).isEqualTo(13);
    assertThat(summary.sum(Shelf::committed)).isEqualTo(2);
    assertThat(summary.sum(Shelf::shortage)).isEqualTo(1);
    assertThat(summary.sum(Shelf::available)).isEqualTo(10);
    assertThat(sku.stock().available()).isEqualTo(10);
    assertThat(summary.version()).isEqualTo(sku.history().count());
  }
}
