package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door for harnesses: the truth of a shop, and people who do as they are told. */
class ControlTest {
  private static final String SHOP = "/shops/shop-1";

  private final Site site;

  ControlTest() throws Exception {
    site = new Site(false);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theTruthOfAShopIsTold() throws Exception {
    site.faults("{'sellBelowZero':true}");
    site.buy(site.item(0), 8, "processing");
    site.pass(Duration.ofSeconds(1));
    site.put("/products/" + site.item(0), "{'stock_quantity':1}");
    site.pass(Duration.ofSeconds(1));
    site.buy(site.item(0), 3, "processing");
    JsonNode shelf = site.control("GET", SHOP, "").json().path("shelves").path(0);
    assertThat(shelf.path("inventory").asLong()).isEqualTo(site.item(0));
    assertThat(shelf.path("quantity").asLong()).isEqualTo(-2);
    assertThat(shelf.path("sold").asLong()).isEqualTo(11);
    assertThat(shelf.path("oversold").asLong()).isEqualTo(2);
    assertThat(shelf.path("lowest").asLong()).isEqualTo(-2);
    assertThat(shelf.path("lastPush").asText()).isEqualTo("2026-11-20T09:00:01.250Z");
    assertThat(shelf.path("lastChange").asText()).isEqualTo("2026-11-20T09:00:02.250Z");
    assertThat(shelf.path("lastChangeNanos").asLong())
        .isEqualTo((Site.START.getEpochSecond() + 2) * 1_000_000_000L + 250_000_000L);
  }

  @Test
  void keysSecretsAndIdsAreToldToSetConnectorsUp() throws Exception {
    JsonNode shop = site.control("GET", SHOP, "").json();
    assertThat(shop.path("webhookSecret").asText()).isEqualTo(Site.WEBHOOK_SECRET);
    assertThat(shop.path("keys").path(0).path("key").asText()).isEqualTo(Site.KEY);
    assertThat(shop.path("items")).hasSize(8);
    assertThat(shop.path("items").path(0).path("sku").asText()).isEqualTo("SKU-00001");
    assertThat(site.control("GET", "/shops", "").json().path("shops").path(0).asText())
        .isEqualTo("shop-1");
  }

  @Test
  void changesAreToldAsTheyHappened() throws Exception {
    long opened = site.control("GET", "/changes", "").json().path("next").asLong();
    assertThat(opened).as("eight items and a product that has variations").isEqualTo(9);
    site.buy(site.item(0), 2, "processing");
    site.control("POST", SHOP + "/edit", "{'sku':'SKU-00002','quantity':30}");
    JsonNode told = site.control("GET", "/changes?after=" + opened, "").json();
    assertThat(told.path("lost").asBoolean(true)).isFalse();
    assertThat(told.path("next").asLong()).isEqualTo(opened + 2);
    JsonNode sale = told.path("changes").path(0);
    assertThat(sale.path("shop").asText()).isEqualTo("shop-1");
    assertThat(sale.path("cause").asText()).isEqualTo("SALE");
    assertThat(sale.path("before").asLong()).isEqualTo(10);
    assertThat(sale.path("quantity").asLong()).isEqualTo(8);
    assertThat(told.path("changes").path(1).path("cause").asText()).isEqualTo("EDIT");
    assertThat(told.path("changes").path(1).path("inventory").asLong()).isEqualTo(site.item(1));
  }

  @Test
  void peopleCancelRefundAndFulfil() throws Exception {
    String cancelled = order(site.buy(site.item(0), 3, "processing"));
    assertThat(site.control("POST", cancelled + "/cancel", "").status()).isEqualTo(200);
    assertThat(site.stock(site.item(0))).isEqualTo(Site.STOCK);
    assertThat(site.control("POST", cancelled + "/fulfil", "").status()).isEqualTo(409);
    String refunded = order(site.buy(site.item(0), 3, "processing"));
    assertThat(site.control("POST", refunded + "/fulfil", "").status()).isEqualTo(200);
    assertThat(site.control("POST", refunded + "/refund", "{'restock':false}").status())
        .isEqualTo(200);
    assertThat(site.stock(site.item(0))).isEqualTo(7);
    assertThat(site.control("POST", refunded + "/refund", "").status()).isEqualTo(409);
    assertThat(site.control("POST", refunded + "/dance", "").status()).isEqualTo(404);
    assertThat(site.control("POST", SHOP + "/orders/4/cancel", "").status()).isEqualTo(404);
  }

  @Test
  void theLastUnitsAreSoldOnceHoweverManyWantThem() throws Exception {
    String cart = "{'lines':[{'item':" + site.item(0) + ",'quantity':1}]}";
    int granted = 0;
    try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Answer>>();
      for (int i = 0; i < 40; i++) {
        Callable<Answer> buys = () -> site.control("POST", SHOP + "/orders", cart);
        answers.add(buyers.submit(buys));
      }
      for (Future<Answer> answer : answers) {
        granted += answer.get().status() == 200 ? 1 : 0;
      }
    }
    assertThat(granted).isEqualTo(Site.STOCK);
    JsonNode shop = site.control("GET", SHOP, "").json();
    assertThat(shop.path("shelves").path(0).path("quantity").asLong(-1)).isZero();
    assertThat(shop.path("counts").path("orders").asLong()).isEqualTo(10);
    assertThat(shop.path("counts").path("soldOut").asLong()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'lines':[]}",
        "{'lines':[{'item':'x','quantity':1}]}",
        "{'lines':[{'sku':'SKU-00001','quantity':0}]}",
        "{'lines':[{'sku':'SKU-00001','quantity':1.5}]}",
        "{'lines':[{'sku':'NOTHING','quantity':1}]}",
        "lines"
      })
  void aCartThatMakesNoSenseIsRefused(String cart) throws Exception {
    Answer answer = site.control("POST", SHOP + "/orders", cart);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isNotEmpty();
  }

  @Test
  void unknownShopsAndPathsAreSaidSo() throws Exception {
    assertThat(site.control("GET", "/shops/shop-9", "").status()).isEqualTo(404);
    assertThat(site.control("GET", "/nothing", "").status()).isEqualTo(404);
    assertThat(site.control("GET", "/changes?since=1", "").status()).isEqualTo(400);
    assertThat(site.client.send("GET", site.simulation.address() + "/shop-9/x", "").status())
        .isEqualTo(404);
    assertThat(site.client.send("GET", site.simulation.address() + "/", "").status())
        .isEqualTo(404);
  }

  private static String order(long id) {
    return SHOP + "/orders/" + id;
  }
}
