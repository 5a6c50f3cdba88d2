package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: each answer of the reservation calls. Method: a shop with five units. */
@ExtendWith(SharedServer.class)
class ReservationTest {
  private static final String CART =
      "{'id':'ID-cart','channel':'WEB','lines':[{'sku':'TEE','quantity':2}],'ttlSeconds':60}";

  @Test
  void repeatedIsAnsweredWithoutASecondEffect(Shop shop) {
    shop.stock("NEAR", 5);
    var first = shop.reserve(CART).is(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    var second = shop.reserve(CART).is(200);
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(shop.number("held")).isEqualTo(2);
  }

  @Test
  void anIdWithOtherContentIsRefusedAndTheFieldIsNamed(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve(CART).is(201);
    reused(shop, CART.replace("'quantity':2", "'quantity':3"), "/lines/0/quantity");
    reused(shop, CART.replace("'ttlSeconds':60", "'ttlSeconds':61"), "/ttlSeconds");
    reused(shop, CART.replace("WEB", "elsewhere"), "/channel");
    reused(shop, CART.replace("TEE", "another"), "/lines/0/sku");
    assertThat(shop.number("held")).isEqualTo(2);
  }

  private static void reused(Shop shop, String body, String field) {
    assertThat(shop.reserve(body).isProblem(422, "ID_REUSED").at("/field")).isEqualTo(field);
  }

  @Test
  void aRefusalLeavesNoTrace(Shop shop) {
    var refused = shop.reserve(CART).isProblem(409, "INSUFFICIENT_STOCK");
    assertThat(refused.at("/lines/0/requested")).isEqualTo("2");
    assertThat(refused.at("/lines/0/available")).isEqualTo("0");
    assertThat(refused.at("/lines/0/rule")).isEqualTo("POOL_EXHAUSTED");
    assertThat(refused.at("/detail")).endsWith(": 2 requested, 0 available.");
    shop.reservation("cart").isProblem(404, "UNKNOWN_RESERVATION");
    var other = shop.id("other");
    shop.admin().put("/v1/skus/" + other, "{\"title\":\"Other\"}").is(201);
    shop.reserve(CART.replace("TEE", other)).isProblem(409, "INSUFFICIENT_STOCK");
    shop.stock("NEAR", 2);
    shop.reserve(CART).is(201);
  }

  @Test
  void theHeaderServesAsTheId(Shop shop) {
    shop.stock("NEAR", 5);
    var body = shop.json("{'channel':'WEB','lines':[{'sku':'TEE','quantity':1}]}");
    var client = shop.admin().with("Idempotency-Key", shop.id("key"));
    assertThat(client.post("/v1/reservations", body).is(201).at("/id")).isEqualTo(shop.id("key"));
    client.post("/v1/reservations", body).is(200);
    client.post("/v1/reservations", body.replaceFirst("\\{", "{\"id\":\"x\",")).refusesField("/id");
    shop.admin()
        .with("Idempotency-Key", "has space")
        .post("/v1/reservations", body)
        .refusesField("Idempotency-Key");
    var made = shop.admin().post("/v1/reservations", body).is(201).at("/id");
    assertThat(UUID.fromString(made)).hasToString(made);
  }

  @Test
  void whatTheBodyNamesMustBeKnown(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve(CART.replace("TEE", "nobody-s")).isProblem(422, "UNKNOWN_SKU");
    shop.reserve(CART.replace("WEB", "nobody")).isProblem(422, "UNKNOWN_CHANNEL");
    shop.reserve("{'channel':'WEB','lines':[{'sku':'TEE','quantity':1},{'sku':'b','quantity':1}]}")
        .isProblem(422, "UNKNOWN_SKU");
  }

  @Test
  void confirmingLessReturnsTheRest(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve("cart", 4).is(201);
    var confirmed =
        shop.confirm("cart", "{'order':'o','lines':[{'sku':'TEE','quantity':3}]}").is(200);
    assertThat(confirmed.at("/lines/0/quantity")).isEqualTo("3");
    assertThat(shop.number("committed")).isEqualTo(3);
    assertThat(shop.number("available")).isEqualTo(2);
  }

  @Test
  void confirmingIsRepeatableWithTheSameContentOnly(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve("cart", 2).is(201);
    var first = shop.confirm("cart", "{'order':'o'}").is(200);
    var second = shop.confirm("cart", "{'order':'o'}").is(200);
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    assertThat(second.json()).isEqualTo(first.json());
    var other = shop.confirm("cart", "{'order':'p'}").isProblem(422, "ID_REUSED");
    assertThat(other.at("/field")).isEqualTo("/order");
  }

  @Test
  void nobodyConfirmsWhatIsNotHeld(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve("cart", 2).is(201);
    shop.confirm("cart", "{'order':'o','lines':[{'sku':'TEE','quantity':3}]}")
        .isProblem(422, "CONFIRMS_TOO_MUCH");
    shop.confirm("cart", "{'order':'o','lines':[{'sku':'b','quantity':1}]}")
        .isProblem(422, "CONFIRMS_TOO_MUCH");
    shop.confirm(
            "cart", "{'order':'o','lines':[{'sku':'TEE','quantity':1},{'sku':'TEE','quantity':1}]}")
        .isProblem(422, "CONFIRMS_TOO_MUCH");
    shop.confirm("cart", "{'order':'o','lines':[]}").refusesField("/lines");
    shop.confirm("nobody", "{'order':'o'}").isProblem(404, "UNKNOWN_RESERVATION");
  }

  @Test
  void aReservationEndsOnce(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve("given-back", 1).is(201);
    var released = shop.release("given-back").is(204);
    assertThat(released.header("Holdfast-Version")).isPresent();
    shop.release("given-back").is(204);
    assertThat(shop.reservation("given-back").is(200).at("/status")).isEqualTo("RELEASED");
    shop.confirm("given-back", "{'order':'o'}").isProblem(410, "RELEASED");
    shop.extend("given-back", 60).isProblem(410, "RELEASED");
    shop.reserve("given-back", 1).is(200);
    assertThat(shop.number("available")).isEqualTo(5);

    shop.reserve("sold", 1).is(201);
    shop.confirm("sold", "{'order':'o'}").is(200);
    shop.release("sold").isProblem(409, "ALREADY_CONFIRMED");
    shop.extend("sold", 60).isProblem(409, "ALREADY_CONFIRMED");
    shop.release("nobody").isProblem(404, "UNKNOWN_RESERVATION");
    shop.extend("nobody", 60).isProblem(404, "UNKNOWN_RESERVATION");
  }

  @Test
  void extendingNeverShortens(Shop shop) {
    shop.stock("NEAR", 5);
    var held = shop.reserve("cart", 1).is(201);
    assertThat(shop.extend("cart", 1).is(200).at("/expiresAt")).isEqualTo(held.at("/expiresAt"));
  }
}
