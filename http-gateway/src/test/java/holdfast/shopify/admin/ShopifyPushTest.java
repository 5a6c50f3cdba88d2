package holdfast.shopify.admin;

import static holdfast.shopify.admin.SetAnswers.DONE;
import static holdfast.shopify.admin.SetAnswers.SET;
import static holdfast.shopify.admin.SetAnswers.activated;
import static holdfast.shopify.admin.SetAnswers.error;
import static holdfast.shopify.admin.SetAnswers.errors;
import static holdfast.shopify.admin.SetAnswers.ofLine;
import static holdfast.shopify.admin.SetAnswers.shown;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Parked;
import holdfast.outbound.LocalShop.Said;
import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a shop takes numbers, and what it takes to have it take them. */
class ShopifyPushTest {
  private final FakeShopify shop = new FakeShopify();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void setsWhatIsAvailableWhereItIsWhatWeThink() {
    shop.says(SET, DONE);

    var answer = push(Lines.line("101", 7, 9), Lines.line("102", 0));

    assertThat(answer)
        .isEqualTo(
            new PushAnswer.Answered(
                Map.of("listing-101", shown(7), "listing-102", shown(0)), Duration.ZERO));
    assertThat(shop.asked(SET).getFirst().toString())
        .isEqualTo(
            "{\"key\":\"%s\",\"input\":{\"name\":\"available\",\"reason\":\"correction\","
                    .formatted(Lines.KEY)
                + "\"referenceDocumentUri\":\"gid://holdfast/Push/%s\",\"quantities\":["
                    .formatted(Lines.KEY)
                + "{\"inventoryItemId\":\"gid://shopify/InventoryItem/101\","
                + "\"locationId\":\"gid://shopify/Location/755\","
                + "\"quantity\":7,\"changeFromQuantity\":9},"
                + "{\"inventoryItemId\":\"gid://shopify/InventoryItem/102\","
                + "\"locationId\":\"gid://shopify/Location/755\","
                + "\"quantity\":0,\"changeFromQuantity\":null}]}}");
    var http = shop.questions().getFirst().http();
    assertThat(http.path()).isEqualTo("/admin/api/2026-10/graphql.json");
    assertThat(http.header("x-shopify-access-token")).isEqualTo(FakeShopify.TOKEN);
    assertThat(http.body()).contains("@idempotent(key: $key)");
  }

  @Test
  void nothingToChangeIsWellToo() {
    shop.replies(
        SET,
        new Said(
            200,
            Map.of("Date", "Sat, 21 Nov 2026 11:30:00 GMT"),
            "{\"data\":{\"inventorySetQuantities\":"
                + "{\"inventoryAdjustmentGroup\":null,\"userErrors\":[]}}}"));

    assertThat(ofLine(push(Lines.line("101", 7, 7)), "101")).isInstanceOf(OfLine.Shown.class);
  }

  @Test
  void aLineThatMovedIsNamedAndTheOthersAreToBePushedAgain() {
    shop.says(SET, errors(error("CHANGE_FROM_QUANTITY_STALE", 1)));

    var answer = push(Lines.line("101", 7, 9), Lines.line("102", 5, 6), Lines.line("103", 1, 2));

    assertThat(ofLine(answer, "101")).isInstanceOf(OfLine.Failed.class);
    assertThat(ofLine(answer, "102")).isEqualTo(new OfLine.Moved());
    assertThat(ofLine(answer, "103")).isInstanceOf(OfLine.Failed.class);
    assertThat(shop.asked(SET)).hasSize(1);
  }

  @Test
  void whatIsNotStockedIsStockedOnceAndThenSet() {
    shop.says(SET, errors(error("ITEM_NOT_STOCKED_AT_LOCATION", 0)), DONE)
        .says("Activate", activated(""));

    var answer = push(Lines.line("101", 7, 9), Lines.line("102", 5, 6));

    assertThat(ofLine(answer, "101")).isEqualTo(shown(7));
    assertThat(ofLine(answer, "102")).isEqualTo(shown(5));
    var activation = shop.asked("Activate").getFirst();
    assertThat(activation.path("item").asText()).isEqualTo("gid://shopify/InventoryItem/101");
    assertThat(activation.path("available").asInt()).isEqualTo(7);
    var again = shop.asked(SET).get(1);
    assertThat(again.path("key").asText()).isNotEqualTo(Lines.KEY);
    assertThat(again.path("input").path("quantities").get(0).path("changeFromQuantity").asInt())
        .isEqualTo(7);
    assertThat(again.path("input").path("quantities").get(1).path("changeFromQuantity").asInt())
        .isEqualTo(6);
    assertThat(shop.exchanges().stream().map(Exchange::kind))
        .containsExactly(Exchange.Kind.PUSH, Exchange.Kind.ACTIVATE, Exchange.Kind.PUSH);
  }

  @Test
  void whatIsStillNotStockedIsParked() {
    var error = errors(error("ITEM_NOT_STOCKED_AT_LOCATION", 0));
    shop.says(SET, error, error).says("Activate", activated(""));

    assertThat(ofLine(push(Lines.line("101", 7, 9)), "101"))
        .isEqualTo(new OfLine.Unfit(Parked.NOT_STOCKED, "ITEM_NOT_STOCKED_AT_LOCATION wrong"));
    assertThat(shop.asked("Activate")).hasSize(1);
  }

  @Test
  void whatTheShopWillNotStockIsParkedAndTheOthersAreSet() {
    shop.says(SET, errors(error("ITEM_NOT_STOCKED_AT_LOCATION", 0)), DONE)
        .says("Activate", activated("{\"field\":null,\"message\":\"not here\"}"));

    var answer = push(Lines.line("101", 7, 9), Lines.line("102", 5, 6));

    assertThat(ofLine(answer, "101")).isEqualTo(new OfLine.Unfit(Parked.NOT_STOCKED, "not here"));
    assertThat(ofLine(answer, "102")).isEqualTo(shown(5));
  }

  @Test
  void anErrorThatNamesNoLineStopsOnlyTheLineThatMadeIt() {
    var unnamed = errors("{\"code\":\"CHANGE_FROM_QUANTITY_STALE\",\"field\":null}");
    shop.says(SET, unnamed, DONE, unnamed, unnamed, DONE);

    var answer =
        push(
            Lines.line("101", 1, 9),
            Lines.line("102", 2, 9),
            Lines.line("103", 3, 9),
            Lines.line("104", 4, 9));

    assertThat(ofLine(answer, "101")).isEqualTo(shown(1));
    assertThat(ofLine(answer, "102")).isEqualTo(shown(2));
    assertThat(ofLine(answer, "103")).isEqualTo(new OfLine.Moved());
    assertThat(ofLine(answer, "104")).isEqualTo(shown(4));
    assertThat(shop.asked(SET).stream().map(asked -> asked.path("key").asText()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aShopThatIsBusyHalfwayMayHaveCarriedOutAPart() {
    shop.says(SET, errors(error("CHANGE_FROM_QUANTITY_STALE")), DONE)
        .replies(SET, new Said(429, Map.of("Retry-After", "2"), ""));

    assertThat(push(Lines.line("101", 1, 9), Lines.line("102", 2, 9)))
        .isInstanceOf(PushAnswer.Unknown.class);
  }

  @Test
  void thePushSentAgainAsksTheSame() {
    var notStocked = errors(error("ITEM_NOT_STOCKED_AT_LOCATION", 0));
    shop.says(SET, notStocked, DONE, notStocked, DONE)
        .says("Activate", activated(""), activated(""));

    push(Lines.line("101", 7, 9));
    push(Lines.line("101", 7, 9));

    var asked = shop.questions().stream().map(FakeShopify.Question::variables).toList();
    assertThat(asked.subList(3, 6)).isEqualTo(asked.subList(0, 3));
  }

  @Test
  void aQuestionThatCostsTooMuchIsAskedInHalves() {
    shop.replies(
            SET,
            Said.json(
                """
                {"errors": [{"message": "dear", "extensions":
                  {"code": "MAX_COST_EXCEEDED", "cost": 1500, "maxCost": 1000}}]}\
                """))
        .says(SET, DONE, DONE);

    var answer = push(Lines.line("101", 7, 9), Lines.line("102", 5, 6));

    assertThat(ofLine(answer, "101")).isEqualTo(shown(7));
    assertThat(ofLine(answer, "102")).isEqualTo(shown(5));
  }

  @Test
  void aBatchMayBeAsLargeAsThePlatformAllows() {
    var manners = shop.connector().manners(shop.store());
    shop.says(SET, DONE);
    var lines =
        IntStream.range(0, manners.batchMax())
            .mapToObj(i -> Lines.line(String.valueOf(1_000 + i), i, i + 1))
            .toArray(Push.Line[]::new);

    assertThat(((PushAnswer.Answered) push(lines)).lines()).hasSize(250);
    assertThat(shop.asked(SET).getFirst().path("input").path("quantities")).hasSize(250);
    assertThat(manners.comparesAndSets()).isTrue();
  }

  @Test
  void theLogTellsEverythingButTheToken() {
    shop.says(SET, errors(error("CHANGE_FROM_QUANTITY_STALE", 0)));

    push(Lines.line("101", 7, 9));

    var exchange = shop.exchanges().getFirst();
    assertThat(exchange.kind()).isEqualTo(Exchange.Kind.PUSH);
    assertThat(exchange.key()).contains(Lines.KEY);
    assertThat(exchange.outcome()).isEqualTo("STALE");
    assertThat(exchange.lines())
        .containsExactly(
            new Exchange.Line("listing-101", Optional.of(9L), Optional.of(7L), "STALE"));
    assertThat(exchange.status()).contains(200);
    assertThat(exchange.request())
        .startsWith("POST http://127.0.0.1:")
        .contains("InventoryItem/101");
    assertThat(exchange.response()).contains("CHANGE_FROM_QUANTITY_STALE");
    assertThat(exchange.toString()).doesNotContain(FakeShopify.TOKEN);
  }

  private PushAnswer push(Push.Line... lines) {
    return shop.connector().push(shop.store(), Lines.push(lines)).toCompletableFuture().join();
  }
}
