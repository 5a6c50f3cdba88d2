package holdfast.stock;

import static holdfast.stock.Commands.adjustment;
import static holdfast.stock.Commands.back;
import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.count;
import static holdfast.stock.Commands.damage;
import static holdfast.stock.Commands.define;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.move;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.shipment;
import static holdfast.stock.Commands.transfer;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import holdfast.catalog.LocationId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Once (I3): the same id with the same content gets the same answer and has no second effect; with
 * other content it is refused, and the refusal names the first field that differs.
 */
class AskingAgainTest {
  private final TheSku sku = sku().with("main", 10).with("east", 10);

  static Stream<StockCommand> everythingThatCanBeRepeated() {
    return Stream.of(
        reserve("r1", 2),
        extend("held", 2000),
        confirm("held", "o1"),
        confirm("held", "o1", 1),
        release("held"),
        receipt("m1", "main", 5),
        count("m1", "main", 5),
        adjustment("m1", "main", -1),
        damage("m1", "main", 1),
        transfer("m1", "main", "east", 1),
        shipment("m1", "main", "confirmed", 1),
        back("m1", "main", 1, Movement.Disposition.RESTOCK),
        back("m1", "main", 1, Movement.Disposition.DAMAGED, "shipped"));
  }

  @ParameterizedTest
  @MethodSource("everythingThatCanBeRepeated")
  void theSameAgainGetsTheSameAnswerAndHasNoSecondEffect(StockCommand command) {
    sku.ask(reserve("held", 2));
    sku.askTogether(reserve("confirmed", 3), confirm("confirmed", "o9"));
    sku.askTogether(
        reserve("shipped", 1), confirm("shipped", "o9"), shipment("m0", "main", "shipped", 1));

    var first = sku.says(command);
    var after = sku.stock();
    assertThat(sku.happened()).hasSize(1);

    assertThat(sku.says(command)).isEqualTo(first + " (again)");
    assertThat(sku.happened()).isEmpty();
    assertThat(sku.stock()).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("everythingThatCanBeRepeated")
  void inOneBatchTheSameTwiceIsOnce(StockCommand command) {
    sku.ask(reserve("held", 2));
    sku.askTogether(reserve("confirmed", 3), confirm("confirmed", "o9"));
    sku.askTogether(
        reserve("shipped", 1), confirm("shipped", "o9"), shipment("m0", "main", "shipped", 1));

    var answers = sku.saysTogether(command, command);
    assertThat(answers.get(1)).isEqualTo(answers.get(0) + " (again)");
    assertThat(sku.happened()).hasSize(1);
  }

  @Test
  void definingASkuTwiceAlikeHappensOnce() {
    assertThat(sku.says(define())).isEqualTo("KNOWN");
    assertThat(sku.happened()).isEmpty();
  }

  @Test
  void definingASkuAnewChangesIt() {
    var dearer =
        new SkuProfile("T-shirt", Optional.of("tops"), SkuProfile.Kind.DROPSHIP, Optional.empty());
    assertThat(sku.says(new StockCommand.Define(dearer))).isEqualTo("KNOWN");
    assertThat(sku.stock().profile()).contains(dearer);
  }

  static Stream<Arguments> otherContent() {
    return Stream.of(
        arguments(reserve("r1", "shop", 2, 900), "/channel: web, now shop"),
        arguments(reserve("r1", "web", 3, 900), "/lines/0/quantity: 2, now 3"),
        arguments(reserve("r1", "web", 2, 901), "/ttlSeconds: 900, now 901"),
        arguments(confirm("c1", "o2", 1), "/order: o1, now o2"),
        arguments(confirm("c1", "o1", 2), "/lines/0/quantity: 1, now 2"),
        arguments(confirm("c1", "o1"), "/lines/0/quantity: 1, now 2"),
        arguments(count("receipt", "main", 5), "/type: RECEIPT, now COUNT"),
        arguments(receipt("receipt", "east", 5), "/location: main, now east"),
        arguments(receipt("receipt", "main", 6), "/quantity: 5, now 6"),
        arguments(move("receipt", receiptOf5(), note("LATE", null)), "/reason: nothing, now LATE"),
        arguments(move("receipt", receiptOf5(), note(null, "ben")), "/operator: nothing, now ben"),
        arguments(transfer("transfer", "main", "west", 1), "/to: east, now west"),
        arguments(shipment("shipment", "main", "c2", 1), "/reservation: c1, now c2"),
        arguments(
            back("return", "main", 1, Movement.Disposition.DAMAGED),
            "/disposition: RESTOCK, now DAMAGED"),
        arguments(
            back("return", "main", 1, Movement.Disposition.RESTOCK, "c1"),
            "/reservation: nothing, now c1"));
  }

  @ParameterizedTest
  @MethodSource("otherContent")
  void theSameIdWithOtherContentIsRefusedAndTheFieldIsNamed(StockCommand again, String field) {
    sku.ask(reserve("r1", 2));
    sku.askTogether(reserve("c1", 2), confirm("c1", "o1", 1));
    sku.ask(move("receipt", receiptOf5()));
    sku.ask(transfer("transfer", "main", "east", 1));
    sku.ask(shipment("shipment", "main", "c1", 1));
    sku.ask(back("return", "main", 1, Movement.Disposition.RESTOCK));
    var before = sku.stock();

    assertThat(difference(sku.ask(again))).isEqualTo(field);
    assertThat(sku.stock()).isEqualTo(before);
  }

  @Test
  void ofSeveralDifferencesTheFirstIsNamed() {
    sku.ask(reserve("r1", 2));
    assertThat(difference(sku.ask(reserve("r1", "shop", 3, 1)))).startsWith("/channel");
  }

  @Test
  void movementsAndReservationsHaveIdsOfTheirOwn() {
    sku.ask(receipt("x", "main", 5));
    assertThat(sku.says(reserve("x", 1))).isEqualTo("HELD main:1");
  }

  @Test
  void aRepetitionIsAnsweredEvenWhenTheMasterDataHaveGone() {
    sku.ask(reserve("r1", 2));
    sku.ask(receipt("m1", "main", 5));
    sku.in(MasterData.catalog(Map.of()));
    assertThat(sku.says(reserve("r1", 2))).isEqualTo("HELD main:2 (again)");
    assertThat(sku.says(receipt("m1", "main", 5))).isEqualTo("main +5 (again)");
  }

  @Test
  void aRepetitionTellsTheReservationAsItIsNow() {
    sku.ask(reserve("r1", 2));
    sku.ask(confirm("r1", "o1", 1));
    assertThat(sku.says(reserve("r1", 2))).isEqualTo("CONFIRMED main:1 for o1 (again)");
  }

  @Test
  void aRepeatedMovementTellsTheVersionThatItHadThen() {
    var first = sku.ask(receipt("m1", "main", 5));
    sku.ask(receipt("m2", "main", 5));
    assertThat(sku.ask(receipt("m1", "main", 5)).version()).isEqualTo(first.version());
  }

  @Test
  void extendingAgainLaterIsANewWish() {
    sku.ask(reserve("r1", 1, 60));
    sku.at(10).ask(extend("r1", 60));
    sku.at(20).ask(extend("r1", 60));
    assertThat(sku.stock().earliestDeadline()).contains(TheSku.START.plusSeconds(80));
  }

  @Test
  void extendingNeverShortens() {
    sku.ask(reserve("r1", 1, 60));
    assertThat(sku.says(extend("r1", 59))).isEqualTo("HELD main:1 (again)");
    assertThat(sku.stock().earliestDeadline()).contains(TheSku.START.plusSeconds(60));
  }

  @Test
  void anIdThatNobodyKnowsIsSaidToBeUnknown() {
    assertThat(
            sku.saysTogether(
                confirm("ghost", "o1"),
                extend("ghost", 60),
                release("ghost"),
                shipment("m1", "main", "ghost", 1)))
        .containsOnly("UnknownReservation[reservation=ghost]");
  }

  private static String difference(Answer answer) {
    return answer
            instanceof Answer.Refused(Refusal.IdReused(var field, var before, var now), long _)
        ? "%s: %s, now %s".formatted(field, before, now)
        : Said.of(answer);
  }

  private static Movement receiptOf5() {
    return new Movement.Receipt(new LocationId("main"), 5);
  }

  private static Movement.Note note(@Nullable String reason, @Nullable String operator) {
    return new Movement.Note(Optional.ofNullable(reason), Optional.ofNullable(operator));
  }
}
