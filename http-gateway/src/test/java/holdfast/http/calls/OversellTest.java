package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: the list of missing units is open to who may read, and decisions only to operators. */
@ExtendWith(SharedServer.class)
class OversellTest {
  @Test
  void whereNothingIsMissingTheListIsEmpty(Shop shop) {
    var path = "/v1/oversells?status=OPEN&sku=" + shop.sku() + "&channel=" + shop.channel();
    var page = shop.admin().get(path).is(200);
    assertThat(page.json().get("items")).isEmpty();
    assertThat(shop.number("oversold")).isZero();
    assertThat(shop.number("borrowed")).isZero();
    assertThat(shop.number("expectedReturns")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"status=SETTLED", "sku=", "limit=0", "cursor=x", "store=s"})
  void whatTheListCanNotBeAskedForIsRefused(String query, Shop shop) {
    shop.admin().get("/v1/oversells?" + query).isProblem(400, "INVALID_REQUEST");
  }

  @Test
  void aSaleThatIsNotThereCanNotBeDecided(Shop shop) {
    var body = "{'decision':'BACKORDER','operator':'ana','reason':'more comes'}";
    shop.admin()
        .post("/v1/oversells/!nobody/resolve", shop.json(body))
        .isProblem(404, "UNKNOWN_RESERVATION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"operator\":\"ana\"}",
        "{\"decision\":\"REVIEW\",\"operator\":\"ana\"}",
        "{\"decision\":\"BACKORDER\"}",
        "{\"decision\":\"BACKORDER\",\"operator\":\"ana\",\"units\":1}"
      })
  void aDecisionSaysWhatAndByWhom(String body, Shop shop) {
    shop.admin().post("/v1/oversells/!s/resolve", body).isProblem(400, "INVALID_REQUEST");
  }

  @Test
  void noClientTakesTheIdOfASale(Shop shop) {
    shop.reserve("{'id':'!s','channel':'WEB','lines':[{'sku':'TEE','quantity':1}]}")
        .isProblem(400, "INVALID_REQUEST");
  }
}
