package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Goal: an order may get a part of a cart, bundles by the bundle. Method: SKUs a and b with nine
 * units, a kit of two of a and one of b.
 */
@ExtendWith(SharedServer.class)
class ConfirmInPartTest {
  private final Shop shop;

  ConfirmInPartTest(Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void stock() {
    shop.stockOf("a", 9).stockOf("b", 9);
    shop.bundle("kit", "a:2 b:1").is(201);
  }

  @Test
  void whatIsNotConfirmedReturnsAtOnce() {
    shop.reserveLines("cart", "a:3 b:4").is(201);
    var confirmed = shop.confirmLines("cart", "o", "a:1 b:0").is(200);
    assertThat(confirmed.at("/status")).isEqualTo("CONFIRMED");
    assertThat(confirmed.at("/lines/0/quantity")).isEqualTo("1");
    assertThat(confirmed.at("/lines/0/locations/0/quantity")).isEqualTo("1");
    assertThat(confirmed.at("/lines/1/quantity")).isEqualTo("0");
    assertThat(confirmed.json().at("/lines/1/locations")).isEmpty();
    promised("a", 0, 1);
    promised("b", 0, 0);
    assertThat(shop.reservation("cart").is(200).json()).isEqualTo(confirmed.json());
    shop.reserveLines("next", "a:8 b:9").is(201);
    shop.ship("b", 1, "cart").isProblem(409, "NOT_CONFIRMED");
    shop.ship("a", 2, "cart").isProblem(409, "NOT_COMMITTED_HERE");
    shop.ship("a", 1, "cart").is(201);
  }

  @Test
  void aBundleConfirmedInPartFreesTheComponentsOfTheOthers() {
    shop.reserveLines("cart", "kit:3 a:2").is(201);
    var confirmed = shop.confirmLines("cart", "o", "kit:1 a:2").is(200);
    assertThat(confirmed.at("/lines/0/quantity")).isEqualTo("1");
    assertThat(confirmed.at("/lines/0/components/0/quantity")).isEqualTo("2");
    assertThat(confirmed.at("/lines/0/components/1/quantity")).isEqualTo("1");
    promised("a", 0, 4);
    promised("b", 0, 1);
    assertThat(shop.numberOf("kit", "available")).isEqualTo(2);
  }

  @Test
  void aSkuOnSeveralLinesIsSummedAndTheLastOneGivesFirst() {
    shop.reserveLines("cart", "a:2 b:1 a:4").is(201);
    var confirmed = shop.confirmLines("cart", "o", "a:1 a:2").is(200);
    assertThat(confirmed.at("/lines/0/quantity")).isEqualTo("2");
    assertThat(confirmed.at("/lines/1/quantity")).isEqualTo("0");
    assertThat(confirmed.at("/lines/2/quantity")).isEqualTo("1");
    promised("a", 0, 3);
    promised("b", 0, 0);
  }

  @Test
  void theSameAgainIsTheSameAnswerAndAnythingElseIsRefused() {
    shop.reserveLines("cart", "a:3 kit:2").is(201);
    var first = shop.confirmLines("cart", "o", "a:3 kit:1").is(200);
    var again = shop.confirmLines("cart", "o", "kit:1 a:3").is(200);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(again.json()).isEqualTo(first.json());
    var other = shop.confirmLines("cart", "o", "a:2 kit:1").isProblem(422, "ID_REUSED");
    assertThat(other.at("/field")).isEqualTo("/lines/0/quantity");
    var whole = shop.confirm("cart", "{'order':'o'}").isProblem(422, "ID_REUSED");
    assertThat(whole.at("/field")).isEqualTo("/lines/1/quantity");
    var order = shop.confirmLines("cart", "p", "a:3 kit:1").isProblem(422, "ID_REUSED");
    assertThat(order.at("/field")).isEqualTo("/order");
    shop.release("cart").isProblem(409, "ALREADY_CONFIRMED");
    promised("a", 0, 5);
  }

  @Test
  void allLinesInWordsAreTheWhole() {
    shop.reserveLines("cart", "a:2 b:3").is(201);
    shop.confirmLines("cart", "o", "b:3 a:2").is(200);
    shop.confirm("cart", "{'order':'o'}").is(200);
    promised("a", 0, 2);
    promised("b", 0, 3);
  }

  @Test
  void moreThanWasReservedIsRefusedAndNothingHappens() {
    shop.reserveLines("cart", "a:2 kit:1").is(201);
    var tooMany = shop.confirmLines("cart", "o", "a:3").isProblem(422, "CONFIRMS_TOO_MUCH");
    assertThat(tooMany.at("/detail"))
        .isEqualTo("%s: 3 to confirm, 2 reserved.".formatted(shop.id("a")));
    shop.confirmLines("cart", "o", "kit:1 kit:1").isProblem(422, "CONFIRMS_TOO_MUCH");
    var component = shop.confirmLines("cart", "o", "b:1").isProblem(422, "CONFIRMS_TOO_MUCH");
    assertThat(component.at("/detail")).endsWith("1 to confirm, 0 reserved.");
    promised("a", 4, 0);
    promised("b", 1, 0);
    shop.confirm("nobody", "{'order':'o'}").isProblem(404, "UNKNOWN_RESERVATION");
  }

  @Test
  void nothingAtAllAndANumberWithoutASkuAreNoConfirm() {
    shop.reserveLines("cart", "a:2 b:1").is(201);
    shop.confirmLines("cart", "o", "a:0 b:0").refusesField("/lines/0/quantity");
    shop.confirmLines("cart", "o", "a:-1").refusesField("/lines/0/quantity");
    shop.confirm("cart", "{'order':'o','lines':[]}").refusesField("/lines");
    shop.confirm("cart", "{'order':'o','quantity':1}").refusesField("/quantity");
    shop.reserveLines("one", "a:2").is(201);
    shop.confirmLines("one", "o", "a:0").refusesField("/lines/0/quantity");
    shop.confirm("one", "{'order':'o','quantity':1}").refusesField("/quantity");
    promised("a", 4, 0);
    shop.confirmLines("one", "o", "a:1 b:0").is(200);
    promised("a", 2, 1);
  }

  private void promised(String sku, int held, int committed) {
    assertThat(shop.numberOf(sku, "held")).as("held of %s", sku).isEqualTo(held);
    assertThat(shop.numberOf(sku, "committed")).as("committed of %s", sku).isEqualTo(committed);
  }
}
