package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Client;
import holdfast.loadtest.simulator.Client.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on demand, in calls and in deliveries. */
class FaultsTest {
  private static final String PUSH = "{'stock_quantity':4}";

  private final Site site;

  FaultsTest() throws Exception {
    site = new Site(true);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void latencyIsBeforeTheCallIsLookedAt() throws Exception {
    site.faults("{'latencyMillis':5000,'dropWebhooks':1}");
    CompletableFuture<HttpResponse<String>> answer = push();
    await().until(() -> site.time.waiting() == 1);
    site.pass(Duration.ofMillis(4_999));
    assertThat(quantity()).isEqualTo(Site.STOCK);
    assertThat(answer).isNotDone();
    site.pass(Duration.ofMillis(1));
    assertThat(answer.get().statusCode()).isEqualTo(200);
    assertThat(quantity()).isEqualTo(4);
  }

  @Test
  void tooManyCallsMayBeToldWhenToComeAgain() throws Exception {
    site.faults("{'failRate':1,'status':429,'retryAfter':7}");
    Answer refused = site.put("/products/" + site.item(0), PUSH);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("7");
    assertThat(refused.json().isMissingNode()).as("no JSON").isTrue();
    site.faults("{'retryAfter':null}");
    refused = site.put("/products/" + site.item(0), PUSH);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEmpty();
    assertThat(quantity()).as("nothing was carried out").isEqualTo(Site.STOCK);
    assertThat(count("throttles")).isEqualTo(2);
  }

  @Test
  void anErrorOfTheServerCarriesNothingOut() throws Exception {
    site.faults("{'failRate':1,'status':503}");
    assertThat(site.put("/products/" + site.item(0), PUSH).status()).isEqualTo(503);
    assertThat(quantity()).isEqualTo(Site.STOCK);
    assertThat(count("throttles")).isZero();
    assertThat(count("faults")).isEqualTo(1);
    assertThat(count("calls")).isEqualTo(1);
  }

  @Test
  void aCallMayBeCarriedOutAndNeverAnswered() throws Exception {
    site.faults("{'timeoutAfterApplyingRate':1,'dropWebhooks':1}");
    CompletableFuture<HttpResponse<String>> answer = push();
    await().until(() -> quantity() == 4 && site.time.waiting() == 1);
    assertThat(answer).isNotDone();
    site.pass(Duration.ofMinutes(2));
    assertThatThrownBy(answer::get).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void aPageForPeopleMayComeInsteadOfJson() throws Exception {
    site.faults("{'htmlRate':1}");
    Answer page = site.put("/products/" + site.item(0), PUSH);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains("<!DOCTYPE html>");
    assertThat(quantity()).isEqualTo(Site.STOCK);
  }

  @Test
  void aWarningOfPhpMayStandBehindTheJson() throws Exception {
    site.faults("{'trailingGarbageRate':1}");
    Answer answer = site.put("/products/" + site.item(0), PUSH);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{").contains("<b>Warning</b>");
    assertThat(quantity()).isEqualTo(4);
  }

  @Test
  void aRateIsAShareOfTheCalls() throws Exception {
    site.faults("{'failRate':0.5}");
    int failed = 0;
    for (int i = 0; i < 100; i++) {
      failed += site.get("/orders").status() == 503 ? 1 : 0;
    }
    assertThat(failed).isBetween(25, 75);
    assertThat(count("faults")).isEqualTo(failed);
  }

  @Test
  void deliveriesAreLostOnRequest() throws Exception {
    site.faults("{'dropWebhooks':1,'delayWebhooksMillis':1000}");
    site.buy(site.item(0), 1, "processing");
    site.pass(Duration.ofSeconds(1));
    assertThat(site.receiver.left()).isZero();
    assertThat(count("webhooksDropped")).as("created, updated, the product").isEqualTo(3);
  }

  @Test
  void deliveriesComeTwiceOnRequest() throws Exception {
    site.faults("{'duplicateWebhooks':1,'delayWebhooksMillis':1000}");
    site.put("/products/" + site.item(0), PUSH);
    site.pass(Duration.ofSeconds(1));
    var first = site.receiver.next();
    site.pass(Duration.ofSeconds(1));
    assertThat(site.receiver.next().body()).isEqualTo(first.body());
  }

  @Test
  void deliveriesOvertakeEachOtherOnRequest() throws Exception {
    site.faults("{'shuffleWebhooks':true,'delayWebhooksMillis':60000}");
    var pushed = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      pushed.add(site.item(i));
      site.put("/products/" + site.item(i), PUSH);
    }
    site.pass(Duration.ofMinutes(2));
    var told = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      told.add(site.receiver.next().json().path("id").asLong());
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(pushed).isNotEqualTo(pushed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'failrate':1}",
        "{'failRate':2}",
        "{'failRate':'1'}",
        "{'latencyMillis':-1}",
        "{'status':200}",
        "{'shuffleWebhooks':1}",
        "{'retryAfter':1.5}",
        "{'webhooksDisabled':'yes'}",
        "[]"
      })
  void whatMakesNoSenseIsRefusedWithTheFieldsName(String fields) throws Exception {
    site.faults("{'failRate':0.25,'status':500}");
    Answer answer = site.control("PUT", "/shops/shop-1/faults", fields);
    assertThat(answer.status()).isEqualTo(400);
    if (!fields.equals("[]")) {
      assertThat(answer.json().path("error").asText())
          .contains(fields.substring(2, fields.indexOf(':') - 1));
    }
    JsonNode now = site.control("GET", "/shops/shop-1/faults", "").json();
    assertThat(now.path("failRate").asDouble()).isEqualTo(0.25);
    assertThat(now.path("status").asInt()).as("absent is as it was").isEqualTo(500);
  }

  private CompletableFuture<HttpResponse<String>> push() {
    return site.client
        .http()
        .sendAsync(
            Client.request(
                "PUT",
                site.url("/products/" + site.item(0)),
                Site.json(PUSH),
                "Authorization",
                Site.basic(Site.KEY, Site.SECRET)),
            BodyHandlers.ofString());
  }

  private long quantity() throws Exception {
    for (JsonNode shelf : truth().path("shelves")) {
      if (shelf.path("inventory").asLong() == site.item(0)) {
        return shelf.path("quantity").asLong();
      }
    }
    throw new AssertionError("no such shelf");
  }

  private long count(String name) throws Exception {
    return truth().path("counts").path(name).asLong(-1);
  }

  private JsonNode truth() throws Exception {
    return site.control("GET", "/shops/shop-1", "").json();
  }
}
