package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders that a channel tells: what they take, and what is seen of them. */
@ExtendWith(SharedServer.class)
class OrderTest {
  private static final String SOLD =
      "{'order':'1','changedAt':'2026-11-20T09:0%d:00Z','status':'%s',"
          + "'lines':[{'id':'a','sku':'TEE','quantity':3}]%s}";

  @Test
  void whatIsSoldIsCommittedAndWhatIsCancelledIsFree(Shop shop) {
    shop.stock("NEAR", 10);
    tell(shop, SOLD.formatted(0, "SOLD", ""));
    awaitSettled(shop);
    assertThat(shop.number("committed")).isEqualTo(3);

    tell(
        shop,
        SOLD.formatted(1, "SOLD", ",'shipments':[{'id':'s','lines':[{'line':'a','quantity':2}]}]"));
    awaitSettled(shop);
    assertThat(shop.number("onHand")).isEqualTo(8);

    tell(shop, SOLD.formatted(2, "CANCELLED", ""));
    tell(shop, SOLD.formatted(0, "SOLD", ""));
    awaitSettled(shop);
    var order = find(shop).is(200);
    assertThat(order.at("/stage")).isEqualTo("CANCELLED");
    assertThat(order.at("/lines/0/shipped")).isEqualTo("2");
    assertThat(order.at("/lines/0/cancelled")).isEqualTo("1");
    assertThat(shop.number("committed")).isZero();
    assertThat(shop.number("onHand")).isEqualTo(8);
  }

  @Test
  void aLineWithoutASkuThatExistsWaitsForAPerson(Shop shop) {
    shop.stock("NEAR", 10);
    tell(
        shop,
        "{'order':'1','changedAt':'2026-11-20T09:00:00Z','status':'SOLD','lines':["
            + "{'id':'a','sku':'TEE','quantity':3},{'id':'b','sku':'ID-none','quantity':1}]}");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var page =
                  shop.admin().get("/v1/orders?state=TROUBLED&store=" + shop.channel()).is(200);
              assertThat(page.at("/items/0/lines/1/troubles/0/reason")).isEqualTo("UNKNOWN_SKU");
              assertThat(page.at("/items/0/lines/0/committed")).isEqualTo("3");
            });
  }

  @Test
  void whatIsWrongIsSaid(Shop shop) {
    var wrong =
        shop.admin()
            .post(
                "/v1/channels/" + shop.channel() + "/orders",
                shop.json(
                    "{'order':'a b','changedAt':'yesterday','status':'GONE',"
                        + "'lines':[{'id':'a','quantity':-1}]}"))
            .isProblem(400, "INVALID_REQUEST");
    assertThat(wrong.text())
        .contains("/order", "/changedAt", "/status", "/lines/0/sku", "/lines/0/quantity");
    shop.admin()
        .post(
            "/v1/channels/" + shop.id("none") + "/orders", shop.json(SOLD.formatted(0, "SOLD", "")))
        .isProblem(404, "UNKNOWN_CHANNEL");
    find(shop).isProblem(404, "UNKNOWN_ORDER");
  }

  private static void tell(Shop shop, String order) {
    var reply = shop.admin().post("/v1/channels/" + shop.channel() + "/orders", shop.json(order));
    assertThat(reply.status()).isIn(200, 202);
  }

  private static Reply find(Shop shop) {
    return shop.admin().get("/v1/orders/" + shop.channel() + "/1");
  }

  private static void awaitSettled(Shop shop) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(find(shop).is(200).at("/state")).isEqualTo("SETTLED"));
  }
}
