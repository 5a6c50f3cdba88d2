package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: what comes back is announced, taken in at whatever location, and counted once. */
@ExtendWith(SharedServer.class)
class ReturnTest {
  @Test
  void anAnnouncedReturnIsSeenAtOnceAndMovesNothing(Shop shop) {
    shipped(shop.stock("NEAR", 10), "");
    assertThat(announce(shop, "{'id':'r','lines':[{'sku':'TEE','quantity':2}]}")).isEqualTo("2");
    assertThat(announce(shop, "{'id':'r','lines':[{'sku':'TEE','quantity':2}]}")).isEqualTo("2");
    assertThat(announce(shop, "{'id':'s','lines':[{'id':'a','quantity':1}]}")).isEqualTo("3");
    assertThat(announce(shop, "{'id':'r','lines':[{'id':'a','quantity':0}]}")).isEqualTo("1");
    assertThat(announce(shop, "{'id':'s','lines':[]}")).isEqualTo("0");
    assertThat(shop.number("onHand")).isEqualTo(7);
    post(shop, "returns", "{'id':'t','lines':[{'id':'none','quantity':1}]}")
        .refusesField("/lines/0/id");
    post(shop, "returns", "{'id':'t','lines':[{'id':'a','quantity':4}]}")
        .refusesField("/lines/0/quantity");
    post(shop, "returns", "{'id':'t'}").refusesField("/lines");
  }

  @Test
  void unitsThatCameBackAreCountedOnceWhereTheyAre(Shop shop) {
    shipped(shop.stock("NEAR", 10), "");
    announce(shop, "{'id':'r','lines':[{'id':'a','quantity':2}]}");
    var receipt =
        "{'id':'d','location':'FAR','operator':'ana','reason':'too small','lines':["
            + "{'id':'a','quantity':1,'disposition':'RESTOCK'},"
            + "{'sku':'TEE','quantity':1,'disposition':'DAMAGED'}]}";
    received(shop, receipt);
    received(shop, receipt);
    assertThat(shop.number("onHand")).isEqualTo(8);
    assertThat(shop.number("damaged")).isEqualTo(1);
    var line = order(shop);
    assertThat(line.at("/lines/0/returned")).isEqualTo("2");
    assertThat(line.at("/lines/0/expectedReturns")).isEqualTo("0");

    post(shop, "receipts", receipt.replace("'RESTOCK'", "'QUARANTINE'"))
        .isProblem(422, "ID_REUSED");
    post(shop, "receipts", one("e", "{'id':'a','quantity':2,'disposition':'RESTOCK'}"))
        .isProblem(409, "NOT_SHIPPED");
    received(shop, one("e", "{'id':'a','quantity':1,'disposition':'QUARANTINE'}"));
    assertThat(shop.number("onHand")).isEqualTo(8);
    var moved = shop.admin().get("/v1/skus/" + shop.sku() + "/movements").is(200);
    assertThat(moved.json().at("/items").findValuesAsText("type").stream().filter("RETURN"::equals))
        .hasSize(3);
  }

  @Test
  void nothingMovesWhenOneLineIsWrong(Shop shop) {
    shipped(shop.stock("NEAR", 10), "");
    var good = "{'id':'a','quantity':1,'disposition':'RESTOCK'}";
    post(shop, "receipts", one("d", good + ",{'id':'b','quantity':1,'disposition':'RESTOCK'}"))
        .refusesField("/lines/1");
    post(shop, "receipts", one("d", good + ",{'id':'a','quantity':3,'disposition':'RESTOCK'}"))
        .isProblem(409, "NOT_SHIPPED");
    post(shop, "receipts", one("d", good).replace("FAR", "nowhere"))
        .isProblem(422, "UNKNOWN_LOCATION");
    post(shop, "receipts", one("d", "{'quantity':0}")).refusesField("/lines/0/sku");
    assertThat(shop.number("onHand")).isEqualTo(7);
    assertThat(order(shop).at("/lines/0/returned")).isEqualTo("0");
    shop.admin()
        .post("/v1/orders/" + shop.channel() + "/none/receipts", shop.json(one("d", good)))
        .isProblem(404, "UNKNOWN_ORDER");
  }

  @Test
  void aBundleComesBackWholeOrByItsComponents(Shop shop) {
    shop.stockOf("mug", 10).stockOf("bag", 10).bundle("kit", "mug:2 bag:1").is(201);
    tell(shop, 0, "{'id':'k','sku':'ID-kit','quantity':2}", "{'line':'k','quantity':2}");
    received(shop, one("w", "{'id':'k','quantity':1,'disposition':'RESTOCK'}"));
    assertThat(shop.numberOf("mug", "onHand")).isEqualTo(8);
    assertThat(shop.numberOf("bag", "onHand")).isEqualTo(9);
    received(shop, one("c", "{'sku':'ID-mug','quantity':1,'disposition':'RESTOCK'}"));
    assertThat(shop.numberOf("mug", "onHand")).isEqualTo(9);
    assertThat(shop.numberOf("bag", "onHand")).isEqualTo(9);
    assertThat(order(shop).at("/lines/0/returned")).isEqualTo("1");
    post(shop, "receipts", one("x", "{'id':'k','quantity':1,'disposition':'RESTOCK'}"))
        .isProblem(409, "NOT_SHIPPED");
  }

  @Test
  void anExchangeIsAReturnAndANewLine(Shop shop) {
    shipped(shop.stock("NEAR", 10).stockOf("cap", 5), "");
    announce(shop, "{'id':'x','lines':[{'id':'a','quantity':1}]}");
    shipped(shop, ",{'id':'b','sku':'ID-cap','quantity':1}");
    received(shop, one("d", "{'id':'a','quantity':1,'disposition':'RESTOCK'}"));
    assertThat(shop.number("onHand")).isEqualTo(8);
    assertThat(shop.numberOf("cap", "committed")).isEqualTo(1);
  }

  private static String one(String id, String lines) {
    return "{'id':'%s','location':'FAR','lines':[%s]}".formatted(id, lines);
  }

  /** Three units have left; {@code more} lines are sold and have not. */
  private static void shipped(Shop shop, String more) {
    tell(
        shop,
        more.length(),
        "{'id':'a','sku':'TEE','quantity':3}" + more,
        "{'line':'a','quantity':3}");
  }

  private static void tell(Shop shop, int minute, String lines, String shipped) {
    var body =
        "{'order':'1','changedAt':'2026-11-20T09:%02d:00Z','status':'SOLD','lines':[%s],"
                .formatted(minute, lines)
            + "'shipments':[{'id':'s','location':'NEAR','lines':[%s]}]}".formatted(shipped);
    var reply = shop.admin().post("/v1/channels/" + shop.channel() + "/orders", shop.json(body));
    assertThat(reply.status()).isIn(200, 202);
    awaitSettled(shop);
  }

  private static Reply post(Shop shop, String what, String body) {
    return shop.admin().post("/v1/orders/" + shop.channel() + "/1/" + what, shop.json(body));
  }

  private static String announce(Shop shop, String body) {
    var reply = post(shop, "returns", body);
    assertThat(reply.status()).isIn(200, 202);
    return reply.at("/lines/0/expectedReturns");
  }

  private static void received(Shop shop, String body) {
    assertThat(post(shop, "receipts", body).status()).isIn(200, 202);
    awaitSettled(shop);
  }

  private static Reply order(Shop shop) {
    return shop.admin().get("/v1/orders/" + shop.channel() + "/1").is(200);
  }

  private static void awaitSettled(Shop shop) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(order(shop).at("/state")).isEqualTo("SETTLED"));
  }
}
