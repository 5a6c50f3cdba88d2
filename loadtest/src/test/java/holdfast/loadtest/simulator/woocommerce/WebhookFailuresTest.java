package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a shop stops telling: after failures, and when it is told to. */
class WebhookFailuresTest {
  private static final Duration DELAY = Duration.ofSeconds(30);

  private final Site site;

  WebhookFailuresTest() throws Exception {
    site = new Site(false);
    site.faults("{'delayWebhooksMillis':30000}");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aFailedDeliveryIsLost() throws Exception {
    site.quietly("order.updated");
    site.receiver.answer(500);
    deliverOne();
    site.receiver.answer(200);
    site.pass(Duration.ofDays(2));
    assertThat(site.receiver.left()).isZero();
  }

  @Test
  void theSeventhFailureInARowDisables() throws Exception {
    long id = site.quietly("order.updated");
    site.receiver.answer(500);
    for (int i = 0; i < 6; i++) {
      deliverOne();
    }
    assertThat(status(id)).isEqualTo("active");
    deliverOne();
    assertThat(status(id)).isEqualTo("disabled");
    site.buy(site.item(1), 1, "processing");
    site.pass(DELAY);
    assertThat(site.receiver.left()).isZero();
  }

  @Test
  void aSuccessForgetsTheFailuresBeforeIt() throws Exception {
    long id = site.quietly("order.updated");
    for (int round = 0; round < 2; round++) {
      site.receiver.answer(503);
      for (int i = 0; i < 6; i++) {
        deliverOne();
      }
      site.receiver.answer(302);
      deliverOne();
    }
    assertThat(status(id)).isEqualTo("active");
  }

  @Test
  void aDisabledOneIsSwitchedOnAgainAndRemembersItsFailures() throws Exception {
    long id = site.quietly("order.updated");
    site.receiver.answer(500);
    for (int i = 0; i < 7; i++) {
      deliverOne();
    }
    assertThat(status(id)).isEqualTo("disabled");
    assertThat(site.put("/webhooks/" + id, "{'status':'active'}").status()).isEqualTo(200);
    deliverOne();
    assertThat(status(id)).isEqualTo("disabled");
    site.receiver.answer(200);
    site.put("/webhooks/" + id, "{'status':'active'}");
    deliverOne();
    assertThat(status(id)).isEqualTo("active");
  }

  @ParameterizedTest
  @CsvSource({"200,active", "204,active", "302,active", "303,disabled", "404,disabled"})
  void successIsTwoHundredToThreeHundredAndTwo(int answer, String status) throws Exception {
    long id = site.quietly("order.updated");
    site.receiver.answer(answer);
    for (int i = 0; i < 7; i++) {
      deliverOne();
    }
    assertThat(status(id)).isEqualTo(status);
  }

  @Test
  void aPausedOneTellsNothing() throws Exception {
    long id = site.quietly("product.updated");
    site.put("/webhooks/" + id, "{'status':'paused'}");
    site.put("/products/" + site.item(0), "{'stock_quantity':4}");
    site.pass(DELAY);
    assertThat(site.receiver.left()).isZero();
    assertThat(site.put("/webhooks/" + id, "{'status':'off'}").status()).isEqualTo(400);
  }

  @Test
  void allAreDisabledOnRequestAndCanBeFoundSo() throws Exception {
    site.quietly("order.updated");
    site.quietly("product.updated");
    site.faults("{'webhooksDisabled':true}");
    assertThat(site.get("/webhooks").json())
        .hasSize(2)
        .allMatch(webhook -> webhook.path("status").asText().equals("disabled"));
    assertThat(site.get("/webhooks?status=active").json()).isEmpty();
  }

  /** Something happens, the job runs, and its delivery is received. */
  private void deliverOne() throws Exception {
    site.buy(site.item(0), 1, "failed");
    site.pass(DELAY);
    site.receiver.next();
  }

  private String status(long webhook) throws Exception {
    return site.get("/webhooks/" + webhook).json().path("status").asText();
  }
}
