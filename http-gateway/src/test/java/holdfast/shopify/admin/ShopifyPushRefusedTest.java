package holdfast.shopify.admin;

import static holdfast.shopify.admin.SetAnswers.DONE;
import static holdfast.shopify.admin.SetAnswers.SET;
import static holdfast.shopify.admin.SetAnswers.error;
import static holdfast.shopify.admin.SetAnswers.errors;
import static holdfast.shopify.admin.SetAnswers.ofLine;
import static holdfast.shopify.admin.SetAnswers.topLevel;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Parked;
import holdfast.outbound.LocalShop.Said;
import holdfast.publish.ClosedFor;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a shop does not take numbers. */
class ShopifyPushRefusedTest {
  private final FakeShopify shop = new FakeShopify();

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_INVENTORY_ITEM,DELETED",
    "INVALID_LOCATION,NOT_STOCKED",
    "NON_MUTABLE_INVENTORY_ITEM,BUNDLE_PARENT"
  })
  void aLineThatDoesNotFitIsParked(String code, Parked reason) {
    shop.says(SET, errors(error(code, 0)));

    var answer = push(Lines.line("101", 7, 9), Lines.line("102", 5, 6));

    assertThat(ofLine(answer, "101")).isEqualTo(new OfLine.Unfit(reason, code + " wrong"));
    assertThat(ofLine(answer, "102")).isInstanceOf(OfLine.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INVALID_QUANTITY_NEGATIVE",
        "INVALID_QUANTITY_TOO_HIGH",
        "INVALID_QUANTITY_TOO_LOW"
      })
  void aNumberThatIsNoneFailsForItself(String code) {
    shop.says(SET, errors(error(code, 0)));

    assertThat(ofLine(push(Lines.line("101", 7, 9)), "101"))
        .isEqualTo(new OfLine.Failed(code + " wrong"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IDEMPOTENCY_CONCURRENT_REQUEST", "SERVICE_UNAVAILABLE"})
  void whatIsUnderWayIsAskedAgainWithTheSameKey(String code) {
    shop.says(SET, errors(error(code)));

    assertThat(push(Lines.line("101", 7, 9))).isEqualTo(new PushAnswer.Unknown(code + " wrong"));
  }

  @Test
  void aKeyThatFailedBeforeIsOfNoMoreUse() {
    shop.says(SET, errors(error("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED")));

    var answer = push(Lines.line("101", 7, 9), Lines.line("102", 5, 6));

    assertThat(ofLine(answer, "101")).isInstanceOf(OfLine.Failed.class);
    assertThat(ofLine(answer, "102")).isInstanceOf(OfLine.Failed.class);
    assertThat(shop.asked(SET)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
        "INVALID_NAME",
        "INVALID_REASON",
        "INVALID_REFERENCE_DOCUMENT",
        "COMPARE_QUANTITY_REQUIRED"
      })
  void ourOwnMistakesAreRejected(String code) {
    shop.says(SET, errors(error(code)));

    assertThat(push(Lines.line("101", 7, 9))).isEqualTo(new PushAnswer.Rejected(code + " wrong"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BAD_REQUEST",
        "INVALID_FIELD_ARGUMENTS",
        "INVALID_VARIABLE",
        "MAX_INPUT_SIZE_EXCEEDED"
      })
  void aQuestionThatTheShopDoesNotUnderstandIsRejected(String code) {
    shop.replies(SET, topLevel(code));

    assertThat(push(Lines.line("101", 7, 9))).isEqualTo(new PushAnswer.Rejected(code + " wrong"));
  }

  @ParameterizedTest
  @CsvSource({
    "401,UNAUTHORIZED",
    "403,UNAUTHORIZED",
    "402,FROZEN",
    "423,FROZEN",
    "430,HOSTILE",
    "404,GONE"
  })
  void aShopThatLetsNobodyInIsLeftAlone(int status, ClosedFor reason) {
    shop.replies(SET, new Said(status, Map.of(), "{\"errors\":\"no\"}"));

    assertThat(push(Lines.line("101", 7, 9)))
        .isInstanceOfSatisfying(
            PushAnswer.Closed.class, closed -> assertThat(closed.reason()).isEqualTo(reason));
  }

  @Test
  void aScopeThatIsMissingClosesTheShop() {
    shop.replies(SET, topLevel("ACCESS_DENIED"));

    assertThat(push(Lines.line("101", 7, 9)))
        .isEqualTo(new PushAnswer.Closed(ClosedFor.UNAUTHORIZED, "ACCESS_DENIED wrong"));
  }

  @Test
  void withoutATokenNobodyIsAsked() {
    var answer =
        shop.connector(Optional.empty())
            .push(shop.store(), Lines.push(Lines.line("101", 7, 9)))
            .toCompletableFuture()
            .join();

    assertThat(answer)
        .isEqualTo(
            new PushAnswer.Closed(ClosedFor.NO_CREDENTIALS, "the store has no access token"));
    assertThat(shop.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429})
  void aThrottledCallWaitsForAsLongAsThePointsTake(int status) {
    shop.replies(
        SET,
        new Said(
            status,
            Map.of(),
            """
            {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}],
             "extensions": {"cost": {"requestedQueryCost": 130, "actualQueryCost": null,
               "throttleStatus":
                 {"maximumAvailable": 2000, "currentlyAvailable": 10, "restoreRate": 100}}}}\
            """));

    assertThat(push(Lines.line("101", 7, 9)))
        .isEqualTo(new PushAnswer.Throttled(Duration.ofMillis(1200)));
  }

  @Test
  void aThrottledCallWaitsForAsLongAsItIsTold() {
    shop.replies(SET, new Said(429, Map.of("Retry-After", "2.5"), "slow down"));

    assertThat(push(Lines.line("101", 7, 9)))
        .isEqualTo(new PushAnswer.Throttled(Duration.ofMillis(2500)));
  }

  @Test
  void anAnswerSaysHowLongTheNextCallHadBetterWait() {
    shop.replies(
        SET,
        Said.json(
            """
            {"data": %s, "extensions": {"cost": {"requestedQueryCost": 50, "throttleStatus":
              {"maximumAvailable": 2000, "currentlyAvailable": 20, "restoreRate": 100}}}}\
            """
                .formatted(DONE)));

    assertThat(((PushAnswer.Answered) push(Lines.line("101", 7, 9))).rest())
        .isEqualTo(Duration.ofMillis(300));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 406, 413})
  void whatTheShopDoesNotTakeIsRejected(int status) {
    shop.replies(SET, new Said(status, Map.of(), "<html>"));

    assertThat(push(Lines.line("101", 7, 9)))
        .isEqualTo(new PushAnswer.Rejected("status " + status));
  }

  @ParameterizedTest
  @CsvSource({
    "302,",
    "408,",
    "500,no",
    "502,<html>",
    "503,{}",
    "200,<html>",
    "200,{}",
    "200,{\"data\":{}}"
  })
  void whatIsNoAnswerMayHaveBeenCarriedOut(int status, String body) {
    shop.replies(SET, new Said(status, Map.of(), body));

    assertThat(push(Lines.line("101", 7, 9))).isInstanceOf(PushAnswer.Unknown.class);
  }

  private PushAnswer push(Push.Line... lines) {
    return shop.connector().push(shop.store(), Lines.push(lines)).toCompletableFuture().join();
  }
}
