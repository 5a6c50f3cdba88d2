package holdfast.shop;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.shop.LevelFinding.Accepted;
import holdfast.shop.LevelFinding.Contradicted;
import holdfast.shop.LevelFinding.Drifted;
import holdfast.shop.LevelFinding.Explained;
import holdfast.shop.LevelFinding.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: each number that a shop shows is called what it is. The first number is always 10. */
class LevelRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what happened                  | news, at its second        | verdict
          nothing                          | see 10 @100               | UNCHANGED
          a sale, told first               | sell 2 @100, see 8 @100   | OWN_SALE
          a sale, told late                | see 8 @100, sell 2 @100   | OWN_SALE
          a sale, its order printed later  | see 8 @100, sell 2 @104   | OWN_SALE
          a sale and its cancellation      | sell 2 @100, sell -2 @200, see 10 @200 | UNCHANGED
          a cancellation                   | sell -1 @100, see 11 @100 | OWN_SALE
          two sales, one number            | sell 1 @100, sell 2 @101, see 7 @101   | OWN_SALE
          two sales, the number of one     | sell 1 @100, sell 2 @300, see 9 @100   | OWN_SALE
          what was pushed                  | push 7 @90, see 7 @91     | ECHO
          a sale after what was pushed     | push 7 @90, sell 1 @200, see 6 @201    | OWN_SALE
          somebody raised it               | see 15 @100               | MANUAL_EDIT 15/10
          somebody raised it, and a sale   | sell 2 @100, see 13 @120  | MANUAL_EDIT 13/8
          a sale of which nobody told      | see 9 @100                | UNEXPLAINED 9/10
          a sale that was not taken off    | sell 2 @100, see 10 @200  | SALES_NOT_TAKEN 10/8
          a sale much later explains less  | see 8 @100, sell 2 @400   | UNEXPLAINED 8/10
          somebody changed what was pushed | push 7 @90, see 9 @100    | MANUAL_EDIT 9/7
          below zero is a number           | sell 12 @100, see -2 @100 | OWN_SALE
          up and down again                | see 20 @100, see 10 @101  | UNCHANGED
          two numbers of one moment        | see 9 @100, see 8 @100, sell 2 @100    | OWN_SALE
          """)
  void aNumberIsToldApart(String what, String news, String verdict) {
    var shop = Showing.first(10).hearing(news).settled();

    assertThat(shop.verdict()).as(what).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"'push 7 @90, push 9 @90'", "'push 11 @90, push 9 @90, see 7 @80'"})
  void whatAPushHasOverwrittenInItsSecondIsNoNewsAfterIt(String news) {
    var shop = Showing.first(7).hearing(news).hearing("see 7 @90, see 11 @90");

    assertThat(shop.state().doubt()).isEmpty();
    assertThat(shop.expected()).contains(9);
  }

  @Test
  void anotherNumberOfThePushsSecondMayBeASale() {
    assertThat(Showing.first(7).hearing("push 9 @90, see 8 @90").state().doubt()).isPresent();
  }

  /** The first number is 7; what is higher than 9 is never taken for news of the push's moment. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what happened                     | news                       | the shop's answer
          it was raised after the push        | push 9 @90, see 11 @90     | MANUAL_EDIT 11/9
          that was heard before the answer    | see 11 @90, push 9 @90     | MANUAL_EDIT 11/9
          a cancellation                      | push 9 @90, see 11 @90, sell -2 @90 | OWN_SALE
          a cancellation, told first          | push 9 @90, sell -2 @90, see 11 @90 | OWN_SALE
          back to what stood before           | push 9 @90, see 7 @90, sell 2 @90   | OWN_SALE
          up to what another push had told    | push 11 @90, push 9 @90, see 11 @90, sell -2 @90 | OWN_SALE
          """)
  void aNumberOfThePushsMomentIsAskedFor(String what, String news, String verdict) {
    var shop = Showing.first(7).hearing(news);
    assertThat(shop.state().doubt()).as(what).isEmpty();
    assertThat(shop.rules().due(shop.state(), shop.now())).contains(shop.now().plusSeconds(60));
    assertThat(shop.waiting(59).findings()).isEmpty();
    assertThat(shop.waiting(1).findings())
        .containsExactly(new Contradicted(new Level(9, Showing.at(90))));
    assertThat(shop.waiting(600).findings()).hasSize(1);

    var last = verdict.equals("OWN_SALE") && news.contains("see 7") ? 7 : 11;
    shop.hearing("read %d @90, see 9 @90, see 7 @90".formatted(last)).waiting(0);

    assertThat(Showing.verdict(shop.findings().getLast())).as(what).isEqualTo(verdict);
    assertThat(shop.expected()).contains(last);
  }

  @ParameterizedTest
  @CsvSource({"read 9 @90", "read 7 @80", "read 9 @91", "see 9 @91", "push 9 @91"})
  void aNumberThatHasStayedIsAskedForOnce(String news) {
    var shop = Showing.first(7).hearing("push 9 @90, see 11 @90").settled();

    assertThat(shop.hearing(news).state().contradiction()).isEmpty();
    assertThat(shop.expected()).contains(9);
  }

  @ParameterizedTest
  @CsvSource({"see 9 @90", "see 11 @89", "see 11 @91", "see 8 @90"})
  void whatCanBeJudgedWithoutTheShopIsNotAskedFor(String news) {
    assertThat(Showing.first(7).hearing("push 9 @90").hearing(news).state().contradiction())
        .isEmpty();
  }

  @Test
  void theFirstNumberIsWhatLaterOnesAreComparedWith() {
    var shop = Showing.first(10);

    assertThat(shop.state().seen()).contains(new Level(10, Showing.at(0)));
    assertThat(shop.expected()).contains(10);
    assertThat(shop.settled().findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"see 3 @50", "see 8 @100", "see 9 @100", "see 8 @100 twice"})
  void staleAndRepeatedNewsChangeNothing(String news) {
    var shop = Showing.first(10).hearing("see 8 @100");
    var before = shop.state();

    assertThat(shop.hearing(news.replace(" twice", ", " + "see 8 @100")).state()).isEqualTo(before);
  }

  @Test
  void nothingIsCalledDriftBeforeItHasSettled() {
    var shop = Showing.first(10).hearing("see 9 @100").waiting(59);
    assertThat(shop.findings()).isEmpty();
    assertThat(shop.rules().due(shop.state(), shop.now())).contains(shop.now().plusSeconds(1));

    assertThat(shop.waiting(1).findings())
        .containsExactly(new Drifted(new Level(9, Showing.at(100)), 10, DriftCause.UNEXPLAINED));
    assertThat(shop.rules().due(shop.state(), shop.now())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "push 7 @100, sell 1 @100, see 6 @100 | 6",
        "push 7 @100, see 6 @100, sell 1 @100 | 6",
        "push 7 @100, sell 1 @100             | 7",
        "push 7 @100, sell 2 @100, see 6 @100 | 7",
        "push 7 @100, sell 1 @100, see 6 @100, sell 2 @130 | 4",
        "sell -1 @95, push 7 @100, sell 1 @101, see 6 @101 | 6",
        "sell 1 @95, push 7 @100, sell 2 @101, see 5 @101  | 5",
        "sell 2 @95, push 7 @100, sell 2 @150, see 5 @150  | 5",
      })
  void aNumberThatTheShopsSalesExplainIsExpectedAtOnce(String news, int expected) {
    assertThat(Showing.first(10).hearing(news).expected()).contains(expected);
  }

  @Test
  void aNumberThatKeepsChangingIsJudgedInTheEnd() {
    var shop = Showing.first(10);
    for (int second = 1; second <= 39; second++) {
      shop.hearing("see %d @%d".formatted(100 + second, 30 * second)).waiting(30);
    }
    assertThat(shop.findings()).isEmpty();

    assertThat(shop.hearing("see 99 @1300").waiting(30).findings()).hasSize(1);
  }

  @Test
  void aNumberThatKeepsChangingIsAcceptedWhenItIsExplained() {
    var shop = Showing.first(100);
    for (int sale = 1; sale <= 25; sale++) {
      shop.hearing("see %d @%d".formatted(100 - sale, 30 * sale)).waiting(15);
      shop.hearing("sell 1 @%d".formatted(30 * sale)).waiting(15);
    }

    assertThat(shop.findings()).isNotEmpty().allMatch(Accepted.class::isInstance);
  }

  @Test
  void afterADriftTheShopsNumberIsWhatLaterOnesAreComparedWith() {
    var shop = Showing.first(10).hearing("see 15 @100").settled();
    assertThat(shop.expected()).contains(15);

    shop.hearing("sell 1 @300, see 14 @300").settled();

    assertThat(shop.findings())
        .last()
        .isEqualTo(new Accepted(new Level(14, Showing.at(300)), Reason.OWN_SALE));
  }

  @Test
  void anOrderThatComesMuchLaterExplainsTheDrift() {
    var shop = Showing.first(10).hearing("see 7 @100").settled();
    assertThat(shop.hearing("sell 1 @80").findings()).hasSize(1);

    shop.hearing("sell 2 @85");

    assertThat(shop.findings()).last().isEqualTo(new Explained(new Level(7, Showing.at(100))));
    assertThat(shop.expected()).contains(7);
    assertThat(shop.state().gap()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"sell 4 @80", "sell -1 @80", "sell 3 @200", "sell 1 @100"})
  void whatIsMoreOrLaterOrTheOtherWayExplainsNoDrift(String sale) {
    var shop = Showing.first(10).hearing("see 7 @100").settled().hearing(sale);

    assertThat(shop.findings()).hasSize(1);
    assertThat(shop.state().gap()).isPresent();
  }

  @Test
  void whatTheShopChangedBehindTheListingIsTheLikelyCause() {
    var shop = Showing.first(10).hearing("see 7 @100");
    var judged = shop.rules().judged(shop.state(), true, shop.now().plusSeconds(60));

    assertThat(judged.finding())
        .contains(new Drifted(new Level(7, Showing.at(100)), 10, DriftCause.MAPPING));
  }

  @Test
  void manySalesBeforeOneNumberAreSummedUp() {
    var shop = Showing.first(1_000);
    for (int sale = 0; sale < 3 * LevelRules.SALES_MAX; sale++) {
      shop.hearing("sell 1 @" + (100 + 20 * sale));
    }
    assertThat(shop.state().sales()).hasSize(LevelRules.SALES_MAX);
    assertThat(shop.expected()).contains(700);

    assertThat(shop.hearing("see 700 @9000").settled().verdict()).isEqualTo("OWN_SALE");
    assertThat(shop.state().sales()).isEmpty();
  }

  @Test
  void salesBeforeTheFirstNumberAreInIt() {
    var rules = Showing.first(10).rules();
    var sold = rules.sold(LevelState.NONE, new OwnSale(Showing.at(0), 1));

    assertThat(sold).isEqualTo(new LevelRules.Change(LevelState.NONE, Optional.empty()));
  }
}
