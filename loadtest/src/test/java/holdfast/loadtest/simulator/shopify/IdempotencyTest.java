package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key makes a change once, whatever happens on the way. */
class IdempotencyTest {
  private static final String GROUP = "/data/inventorySetQuantities/inventoryAdjustmentGroup";

  private final ShopifyUnderTest shop = ShopifyUnderTest.start();

  @AfterEach
  void close() {
    shop.close();
  }

  private Push push(String key, int quantity) {
    return Push.with(key).line(shop.item(0), shop.place(0), quantity, null);
  }

  @Test
  void aRepetitionGetsTheFirstResultAndChangesNothing() {
    JsonNode first = push("k", 9).to(shop);
    shop.control("POST", "/edit", "{\"sku\":\"SKU-00001\",\"quantity\":4}");
    JsonNode second = push("k", 9).to(shop);
    assertThat(second.at(GROUP)).isEqualTo(first.at(GROUP));
    assertThat(first.at(GROUP + "/changes/0/delta").asInt()).isEqualTo(4);
    assertThat(shop.units(0, 0, "available")).isEqualTo(4);
  }

  @Test
  void aRefusalIsAFirstResultToo() {
    Push stale = Push.with("k").line(shop.item(0), shop.place(0), 9, 6);
    assertThat(stale.refusal(shop)).isEqualTo("CHANGE_FROM_QUANTITY_STALE");
    shop.control("POST", "/edit", "{\"sku\":\"SKU-00001\",\"quantity\":6}");
    assertThat(stale.refusal(shop)).isEqualTo("CHANGE_FROM_QUANTITY_STALE");
  }

  @Test
  void theKeyOfOtherContentIsRefused() {
    push("k", 9).to(shop);
    JsonNode answer = push("k", 8).to(shop);
    JsonNode error = answer.at("/data/inventorySetQuantities/userErrors/0");
    assertThat(error.path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    assertThat(error.path("field").isNull()).isTrue();
    assertThat(shop.units(0, 0, "available")).isEqualTo(9);
  }

  @Test
  void keysAreForgottenAfterADay() {
    push("k", 9).to(shop);
    shop.agenda.pass(Duration.ofHours(24).minusSeconds(1));
    assertThat(push("k", 8).refusal(shop)).isEqualTo("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    shop.agenda.pass(Duration.ofSeconds(1));
    assertThat(push("k", 8).refusal(shop)).isEmpty();
    assertThat(shop.units(0, 0, "available")).isEqualTo(8);
  }

  @Test
  void aKeyThatIsStillRunningIsToldSo() {
    shop.faults("{\"changeMillis\":1000}");
    CompletableFuture<HttpResponse<String>> first =
        shop.posted("2026-10", shop.token(), Push.MUTATION, push("k", 9).variables());
    await().until(() -> shop.agenda.waiting() == 1);
    assertThat(push("k", 9).refusal(shop)).isEqualTo("IDEMPOTENCY_CONCURRENT_REQUEST");
    shop.agenda.pass(Duration.ofSeconds(1));
    JsonNode result = Json.parse(ShopifyUnderTest.wait(first).body()).at(GROUP);
    assertThat(push("k", 9).to(shop).at(GROUP)).isEqualTo(result);
    assertThat(shop.units(0, 0, "available")).isEqualTo(9);
  }

  @Test
  void aChangeThatDiedSpoilsItsKey() {
    shop.faults("{\"changeDiesRate\":1}");
    HttpResponse<String> died =
        shop.post("2026-10", shop.token(), Push.MUTATION, push("k", 9).variables());
    assertThat(died.statusCode()).isEqualTo(500);
    shop.faults("{\"changeDiesRate\":0}");
    assertThat(push("k", 9).refusal(shop)).isEqualTo("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
    assertThat(push("other", 9).refusal(shop)).isEmpty();
  }

  @Test
  void aTimeoutAfterApplyingIsRepairedByTheSameKey() {
    shop.faults("{\"timeoutAfterApplyingRate\":1}");
    var unanswered = shop.posted("2026-10", shop.token(), Push.MUTATION, push("k", 9).variables());
    await().until(() -> shop.control("GET", "", "").at("/shelves/0/quantity").asInt() == 9);
    assertThat(unanswered).isNotDone();
    shop.faults("{\"timeoutAfterApplyingRate\":0}");
    assertThat(push("k", 9).to(shop).at(GROUP + "/changes/0/delta").asInt()).isEqualTo(4);
    unanswered.cancel(true);
  }
}
