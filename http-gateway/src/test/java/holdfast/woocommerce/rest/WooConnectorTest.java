package holdfast.woocommerce.rest;

import static holdfast.woocommerce.rest.WooSetting.join;
import static holdfast.woocommerce.rest.WooSetting.listing;
import static holdfast.woocommerce.rest.WooSetting.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.outbound.LocalShop.Said;
import holdfast.publish.ClosedFor;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.Answered;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.publish.PushAnswer.OfLine.Shown;
import holdfast.shop.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: a shop is told its numbers, and what is said of it is what it really shows. */
class WooConnectorTest {
  private static final Instant CHANGED = Instant.parse("2026-11-20T09:00:00Z");

  private final WooSetting setting = new WooSetting();

  @AfterEach
  void close() {
    setting.close();
  }

  @Test
  void aSimpleProductIsToldAndTheAnswerIsTheShopsWord() {
    setting.shop.counted("products/93", 1);

    assertThat(push(simple("93"), 5)).isEqualTo(shown("l93", 5));
    assertThat(setting.asked()).containsExactly("POST products/batch");
    assertThat(setting.calls().getFirst().body())
        .isEqualTo("{\"update\":[{\"id\":93,\"manage_stock\":true,\"stock_quantity\":5}]}");
  }

  @Test
  void variationsAreToldAtTheirParent() {
    setting.shop.counted("products/22/variations/23", 1);
    var variation = listing("23", "22", false);

    assertThat(push(variation, 5)).isEqualTo(shown("l23", 5));
    assertThat(setting.asked()).containsExactly("POST products/22/variations/batch");
    assertThat(group(variation)).isNotEqualTo(group(simple("22")));
    assertThat(group(simple("22"))).isEqualTo(group(simple("93")));
  }

  @Test
  void whatIsCountedAtTheParentIsToldToTheParent() {
    setting.shop.counted("products/22", 1);
    var variation = listing("23", "22", true);

    assertThat(push(variation, 5)).isEqualTo(shown("l23", 5));
    assertThat(setting.asked()).containsExactly("POST products/batch");
    assertThat(group(variation)).isEqualTo(group(simple("93")));
  }

  @Test
  void aVariationThatIsSaidToBeCountedAsItselfIsStillToldAtItsParent() {
    setting.shop.counted("products/22/variations/23", 1);
    var variation = listing("23", "22", false).countedAs(Optional.of("23"));

    assertThat(push(variation, 5)).isEqualTo(shown("l23", 5));
    assertThat(group(variation)).isEqualTo(group(listing("24", "22", false)));
  }

  @Test
  void idsMayBeLargerThanAnyNumberType() {
    setting.shop.counted("products/18446744073709551615", 1);

    assertThat(push(simple("18446744073709551615"), 5))
        .isEqualTo(shown("l18446744073709551615", 5));
  }

  @Test
  void oneLineFailsAndTheOthersAreShown() {
    setting.shop.counted("products/93", 1);

    var answer = push(Map.of(simple("93"), 5L, simple("94"), 6L));

    assertThat(answer.lines().get("l93")).isEqualTo(new Shown(new Level(5, CHANGED)));
    assertThat(answer.lines().get("l94"))
        .asInstanceOf(type(OfLine.Unfit.class))
        .extracting(OfLine.Unfit::reason)
        .isEqualTo(Parked.DELETED);
  }

  @ParameterizedTest
  @CsvSource({
    "woocommerce_rest_product_invalid_id, DELETED",
    "woocommerce_rest_product_variation_invalid_id, DELETED",
    "woocommerce_rest_invalid_product_id, MAPPING_CHANGED",
    "woocommerce_rest_cannot_edit, ",
  })
  void whatIsWrongWithALineIsSaidByItsCode(String code, String reason) {
    setting.shop.refusals.add(
        Said.json(
            "{\"update\":[{\"id\":93,\"error\":{\"code\":\"%s\",\"message\":\"No.\"}}]}"
                .formatted(code)));

    var answer = ((Answered) push(simple("93"), 5)).lines().get("l93");

    assertThat(answer)
        .isEqualTo(
            reason == null
                ? new OfLine.Failed(code + ": No.")
                : new OfLine.Unfit(Parked.valueOf(reason), code + ": No."));
  }

  @Test
  void anotherNumberInTheAnswerIsReadBack() {
    setting.shop.counted("products/93", 4);
    setting.shop.refusals.add(
        Said.json(
            "{\"update\":[{\"id\":93,\"manage_stock\":true,\"stock_quantity\":9,"
                + "\"date_modified_gmt\":\"2026-11-20T09:00:00\"}]}"));

    assertThat(push(simple("93"), 5)).isEqualTo(shown("l93", 4));
    assertThat(setting.asked()).containsExactly("POST products/batch", "GET products");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"update\":[]}",
        "{}",
        "{\"update\":[{\"id\":93,\"stock_quantity\":5}]}",
        "{\"update\":[{\"id\":93,\"manage_stock\":true,\"stock_quantity\":\"many\"}]}",
        "{\"update\":{\"id\":93}}",
        "{\"update\":[{\"id\":93,\"id\":94}]}"
      })
  void anAnswerThatDoesNotSayItIsReadBack(String body) {
    setting.shop.counted("products/93", 5).refusals.add(Said.json(body));

    assertThat(push(simple("93"), 5)).isEqualTo(shown("l93", 5));
    assertThat(setting.asked()).containsExactly("POST products/batch", "GET products");
  }

  @Test
  void numbersMayBeTextsAndWholeFractions() {
    setting.shop.counted("products/93", 1).ending =
        said ->
            new Said(200, Map.of(), said.body().replace("_quantity\":5", "_quantity\":\"5.0\""));

    assertThat(push(simple("93"), 5)).isEqualTo(shown("l93", 5));
    assertThat(setting.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "16.5, true, FRACTIONAL",
    "'\"16.5\"', true, FRACTIONAL",
    "5, false, UNTRACKED",
    "null, true, UNTRACKED",
    "5, '\"parent\"', MAPPING_CHANGED"
  })
  void whatItShowsAfterAllMayHaveToBeMendedByAPerson(
      String quantity, String managed, Parked reason) {
    setting.shop.counted("products/93", 1).ending =
        said ->
            new Said(
                200,
                Map.of(),
                said.body()
                    .replace("_quantity\":5", "_quantity\":" + quantity)
                    .replace("manage_stock\":true", "manage_stock\":" + managed));

    assertThat(((Answered) push(simple("93"), 5)).lines().get("l93"))
        .asInstanceOf(type(OfLine.Unfit.class))
        .extracting(OfLine.Unfit::reason)
        .isEqualTo(reason);
  }

  @Test
  void aShopThatTakesFewerLinesIsToldInHalves() {
    setting.shop.linesMax = 30;
    IntStream.rangeClosed(1, 100).forEach(id -> setting.shop.counted("products/" + id, 0));
    var lines =
        IntStream.rangeClosed(1, 100)
            .mapToObj(id -> new Push.Line(simple("" + id), id, Optional.empty()))
            .toList();

    var answer = (Answered) join(setting.connector().push(setting.store, new Push("k", lines)));

    assertThat(answer.lines()).hasSize(100);
    assertThat(answer.lines().get("l77")).isEqualTo(new Shown(new Level(77, CHANGED)));
  }

  @Test
  void aShopThatTakesNotEvenOneLineRejectsIt() {
    setting.shop.linesMax = 0;

    assertThat(push(simple("93"), 5)).isInstanceOf(PushAnswer.Rejected.class);
  }

  @Test
  void aBusyShopIsLeftAlone() {
    setting.shop.refusals.add(new Said(503, Map.of("Retry-After", "7"), "<html>"));

    assertThat(push(simple("93"), 5)).isEqualTo(new PushAnswer.Throttled(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @CsvSource({"500, <html>", "200, <html>", "504, ''"})
  void withoutAnAnswerNobodyKnows(int status, String body) {
    setting.shop.refusals.add(new Said(status, Map.of(), body));

    assertThat(push(simple("93"), 5)).isInstanceOf(PushAnswer.Unknown.class);
  }

  @Test
  void whenItCanNotBeReadBackNobodyKnows() {
    setting.shop.refusals.add(Said.json("{}"));
    setting.shop.refusals.add(new Said(502, Map.of(), ""));

    assertThat(push(simple("93"), 5)).isEqualTo(new PushAnswer.Unknown("read back: HTTP_502"));
  }

  @Test
  void aLockedDoorIsSaidToBeLocked() {
    setting.shop.refusals.add(FakeWoo.error(401, "woocommerce_rest_cannot_edit"));

    assertThat(push(simple("93"), 5))
        .isEqualTo(
            new PushAnswer.Closed(ClosedFor.UNAUTHORIZED, "woocommerce_rest_cannot_edit: No."));
  }

  @Test
  void withoutCredentialsNobodyIsAsked() {
    try (var locked = WooSetting.withoutCredentials()) {
      var push = new Push("k", List.of(new Push.Line(simple("93"), 5, Optional.empty())));

      assertThat(join(locked.connector().push(locked.store, push)))
          .asInstanceOf(type(PushAnswer.Closed.class))
          .extracting(PushAnswer.Closed::reason)
          .isEqualTo(ClosedFor.NO_CREDENTIALS);
      assertThat(locked.asked()).isEmpty();
    }
  }

  private String group(Listing listing) {
    return setting.connector().group(setting.store, listing);
  }

  private PushAnswer push(Listing listing, long units) {
    return join(
        setting
            .connector()
            .push(
                setting.store,
                new Push("k", List.of(new Push.Line(listing, units, Optional.of(1L))))));
  }

  private Answered push(Map<Listing, Long> units) {
    var lines =
        units.entrySet().stream()
            .map(entry -> new Push.Line(entry.getKey(), entry.getValue(), Optional.empty()))
            .toList();
    return (Answered) join(setting.connector().push(setting.store, new Push("k", lines)));
  }

  private static PushAnswer shown(String listing, int units) {
    return new Answered(Map.of(listing, new Shown(new Level(units, CHANGED))), Duration.ZERO);
  }
}
