package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: every type of movement, what it does to the numbers, and what refuses it. */
@ExtendWith(SharedServer.class)
class MovementTest {
  @Test
  void everyTypeMovesTheNumbers(Shop shop) {
    shop.stock("NEAR", 10);
    var counted = shop.move("{'type':'COUNT','location':'NEAR','quantity':8}").is(201);
    assertThat(counted.at("/changes/0/onHand")).isEqualTo("-2");
    var adjusted =
        shop.move(
                "{'type':'ADJUSTMENT','location':'NEAR','quantity':-1,'reason':'theft',"
                    + "'operator':'night shift'}")
            .is(201);
    assertThat(adjusted.at("/operator")).isEqualTo("night shift");
    shop.move("{'type':'DAMAGE','location':'NEAR','quantity':2}").is(201);
    var moved = shop.move("{'type':'TRANSFER','location':'NEAR','to':'FAR','quantity':3}").is(201);
    assertThat(moved.at("/to")).isEqualTo(shop.far());
    assertThat(moved.at("/changes/1/onHand")).isEqualTo("3");
    shop.move("{'type':'RETURN','location':'FAR','quantity':4,'disposition':'RESTOCK'}").is(201);
    shop.move("{'type':'RETURN','location':'FAR','quantity':1,'disposition':'DAMAGED'}").is(201);
    assertThat(shop.number("onHand")).isEqualTo(9);
    assertThat(shop.number("damaged")).isEqualTo(3);
  }

  @Test
  void whatIsInQuarantineIsForNobodyUntilItWasLookedAt(Shop shop) {
    shop.stock("NEAR", 3);
    shop.move("{'type':'QUARANTINE','location':'NEAR','quantity':2}").is(201);
    shop.move("{'type':'RETURN','location':'NEAR','quantity':1,'disposition':'QUARANTINE'}")
        .is(201);
    assertThat(shop.number("available")).isEqualTo(1);
    assertThat(shop.number("quarantined")).isEqualTo(3);
    var cleared =
        shop.move("{'type':'CLEARANCE','location':'NEAR','quantity':2,'disposition':'RESTOCK'}")
            .is(201);
    assertThat(cleared.at("/changes/0/quarantined")).isEqualTo("-2");
    shop.move("{'type':'CLEARANCE','location':'NEAR','quantity':2,'disposition':'DAMAGED'}")
        .isProblem(409, "INSUFFICIENT_QUARANTINED");
    shop.move("{'type':'CLEARANCE','location':'NEAR','quantity':1,'disposition':'QUARANTINE'}")
        .isProblem(400, "INVALID_REQUEST");
    assertThat(shop.number("available")).isEqualTo(3);
  }

  @Test
  void aRepeatedMovementHappensOnce(Shop shop) {
    var receipt = "{'type':'RECEIPT','id':'ID-r','location':'NEAR','quantity':5}";
    var first = shop.move(receipt).is(201);
    var second = shop.move(receipt).is(200);
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    assertThat(second.json()).isEqualTo(first.json());
    var other = shop.move(receipt.replace("5", "6")).isProblem(422, "ID_REUSED");
    assertThat(other.at("/field")).isEqualTo("/quantity");
    shop.move(receipt.replace("RECEIPT", "COUNT")).isProblem(422, "ID_REUSED");
    assertThat(shop.number("onHand")).isEqualTo(5);
  }

  @Test
  void aLossIsAFactAndShowsAsShortage(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve("cart", 4).is(201);
    shop.move("{'type':'COUNT','location':'NEAR','quantity':1}").is(201);
    assertThat(shop.number("shortage")).isEqualTo(3);
    assertThat(shop.number("available")).isZero();
  }

  @Test
  void shipmentsAndReturnsFollowTheReservation(Shop shop) {
    shop.stock("NEAR", 5).stock("FAR", 1);
    shop.reserve("cart", 2).is(201);
    var shipment = "{'type':'SHIPMENT','location':'NEAR','quantity':2,'reservation':'ID-cart'}";
    shop.move(shipment).isProblem(409, "NOT_CONFIRMED");
    shop.confirm("cart", "{'order':'o'}").is(200);
    shop.move(shipment.replace("NEAR", "FAR")).isProblem(409, "NOT_COMMITTED_HERE");
    shop.move(shipment.replace("ID-cart", "nobody")).isProblem(422, "UNKNOWN_RESERVATION");
    shop.move(shipment).is(201);
    var back =
        "{'type':'RETURN','location':'FAR','quantity':3,'disposition':'RESTOCK',"
            + "'reservation':'ID-cart'}";
    shop.move(back).isProblem(409, "NOT_SHIPPED");
    shop.move(back.replace("3", "2")).is(201);
  }

  @Test
  void aShipmentMayLeaveFromElsewhere(Shop shop) {
    shop.stock("NEAR", 10).stock("FAR", 15);
    shop.reserve("cart", 13).is(201);
    shop.confirm("cart", "{'order':'o'}").is(200);
    var shipped =
        shop.move("{'type':'SHIPMENT','location':'FAR','quantity':13,'reservation':'ID-cart'}")
            .is(201);
    assertThat(shipped.json().get("changes")).hasSize(1);
    assertThat(shipped.at("/changes/0/location")).isEqualTo(shop.far());
    assertThat(shipped.at("/changes/0/onHand")).isEqualTo("-13");
    var line = shop.reservation("cart").is(200).json().at("/lines/0");
    assertThat(line.get("locations")).hasSize(1);
    assertThat(line.at("/locations/0/location").asText()).isEqualTo(shop.far());
    assertThat(line.at("/locations/0/shipped").intValue()).isEqualTo(13);
    assertThat(shop.number("onHand")).isEqualTo(12);
    assertThat(shop.number("committed")).isZero();
    assertThat(shop.number("available")).isEqualTo(12);
  }

  @Test
  void nothingLeavesThatIsNotThere(Shop shop) {
    shop.stock("NEAR", 5);
    shop.move("{'type':'DAMAGE','location':'NEAR','quantity':6}")
        .isProblem(409, "INSUFFICIENT_ON_HAND");
    shop.move("{'type':'TRANSFER','location':'NEAR','to':'FAR','quantity':6}")
        .isProblem(409, "INSUFFICIENT_STOCK");
    shop.move("{'type':'RECEIPT','location':'nowhere','quantity':1}")
        .isProblem(422, "UNKNOWN_LOCATION");
    shop.admin()
        .post(
            "/v1/skus/nobody/movements",
            shop.json("{'type':'RECEIPT','location':'NEAR','quantity':1}"))
        .isProblem(404, "UNKNOWN_SKU");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /type        | {'location':'NEAR','quantity':1}
          /type        | {'type':'GIFT','location':'NEAR','quantity':1}
          /location    | {'type':'RECEIPT','quantity':1}
          /quantity    | {'type':'RECEIPT','location':'NEAR'}
          /quantity    | {'type':'RECEIPT','location':'NEAR','quantity':0}
          /quantity    | {'type':'RECEIPT','location':'NEAR','quantity':1000001}
          /quantity    | {'type':'COUNT','location':'NEAR','quantity':-1}
          /quantity    | {'type':'ADJUSTMENT','location':'NEAR','quantity':0,'reason':'r','operator':'o'}
          /reason      | {'type':'ADJUSTMENT','location':'NEAR','quantity':1,'operator':'o'}
          /operator    | {'type':'ADJUSTMENT','location':'NEAR','quantity':1,'reason':'r'}
          /to          | {'type':'TRANSFER','location':'NEAR','quantity':1}
          /to          | {'type':'TRANSFER','location':'NEAR','to':'NEAR','quantity':1}
          /to          | {'type':'RECEIPT','location':'NEAR','to':'FAR','quantity':1}
          /reservation | {'type':'SHIPMENT','location':'NEAR','quantity':1}
          /disposition | {'type':'RETURN','location':'NEAR','quantity':1}
          /disposition | {'type':'RETURN','location':'NEAR','quantity':1,'disposition':'BURN'}
          /reason      | {'type':'RECEIPT','location':'NEAR','quantity':1,'reason':' '}
          """)
  void whatIsWrongIsNamed(String field, String body, Shop shop) {
    shop.move(body).refusesField(field);
  }
}
