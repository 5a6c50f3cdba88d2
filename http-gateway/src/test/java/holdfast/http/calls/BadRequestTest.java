package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: whatever is sent, the answer is a problem that says what is wrong. Method: send it. */
@ExtendWith(SharedServer.class)
class BadRequestTest {
  private static final int TOO_MUCH = 256 * 1024 + 1;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"id\":1,}",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{'a':1}",
        "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
        "{\"a\":NaN}",
        "{\"a\":01}"
      })
  void whatIsNoJsonObjectIsMalformed(String body, Shop shop) {
    shop.admin().post("/v1/reservations", body).isProblem(400, "MALFORMED_JSON");
  }

  @Test
  void textMustBeUtf8(Shop shop) {
    byte[] latin = "{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    shop.admin()
        .with("Content-Type", "application/json")
        .send("PUT", "/v1/channels/c", BodyPublishers.ofByteArray(latin))
        .isProblem(400, "MALFORMED_JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /quantity            | {'quantity':1}
          /channel             | {'lines':[{'sku':'a','quantity':1}]}
          /channel             | {'channel':7,'lines':[{'sku':'a','quantity':1}]}
          /channel             | {'channel':'','lines':[{'sku':'a','quantity':1}]}
          /id                  | {'id':'a b','channel':'c','lines':[{'sku':'a','quantity':1}]}
          /id                  | {'id':'ä','channel':'c','lines':[{'sku':'a','quantity':1}]}
          /lines               | {'channel':'c'}
          /lines               | {'channel':'c','lines':[]}
          /lines               | {'channel':'c','lines':{'sku':'a','quantity':1}}
          /lines/0             | {'channel':'c','lines':['a']}
          /lines/0/sku         | {'channel':'c','lines':[{'quantity':1}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a'}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':0}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':-1}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':1000001}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':99999999999999999999}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':1.5}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':1.0}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':1e3}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':'3'}]}
          /lines/0/quantity    | {'channel':'c','lines':[{'sku':'a','quantity':true}]}
          /lines/0/price       | {'channel':'c','lines':[{'sku':'a','quantity':1,'price':1}]}
          /lines/1/sku         | {'channel':'c','lines':[{'sku':'a','quantity':1},{'quantity':1}]}
          /ttlSeconds          | {'channel':'c','lines':[{'sku':'a','quantity':1}],'ttlSeconds':0}
          /ttlSeconds          | {'channel':'c','lines':[{'sku':'a','quantity':1}],'ttlSeconds':86401}
          /destination/country | {'channel':'c','lines':[{'sku':'a','quantity':1}],'destination':{}}
          /a~1b~0c             | {'channel':'c','lines':[{'sku':'a','quantity':1}],'a/b~c':1}
          """)
  void whatIsWrongInAReservationIsNamed(String field, String body, Shop shop) {
    shop.reserve(body).refusesField(field);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce(Shop shop) {
    var refused = shop.reserve("{'id':'','chanel':'web','lines':[{'sku':'','quantity':0}]}");
    assertThat(refused.json().get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "/id", "/chanel", "/channel", "/lines/0/sku", "/lines/0/quantity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /v1/skus/s      | /title             | {}
          /v1/skus/s      | /title             | {'title':'  '}
          /v1/skus/s      | /title             | {'title':'a\\u0000b'}
          /v1/skus/s      | /title             | {'title':'\\ud800'}
          /v1/skus/s      | /kind              | {'title':'t','kind':'GIFT'}
          /v1/skus/s      | /unitCost          | {'title':'t','unitCost':4.2}
          /v1/skus/s      | /unitCost/amount   | {'title':'t','unitCost':{'amount':4.2,'currency':'USD'}}
          /v1/skus/s      | /unitCost/amount   | {'title':'t','unitCost':{'amount':'-1','currency':'USD'}}
          /v1/skus/s      | /unitCost/currency | {'title':'t','unitCost':{'amount':'1','currency':'usd'}}
          /v1/skus/s      | /components        | {'title':'t','kind':'BUNDLE'}
          /v1/skus/s      | /components        | {'title':'t','kind':'BUNDLE','components':[]}
          /v1/skus/s      | /components        | {'title':'t','components':[{'sku':'a','quantity':1}]}
          /v1/skus/s      | /components/0/quantity | {'title':'t','kind':'BUNDLE','components':[{'sku':'a'}]}
          /v1/locations/l | /name              | {'priority':1}
          /v1/locations/l | /priority          | {'name':'n','priority':0}
          /v1/locations/l | /priority          | {'name':'n','priority':1001}
          /v1/channels/c  | /retailer          | {'name':'n','retailer':'has space'}
          /v1/channels/c  | /store             | {'name':'n','store':'s'}
          /v1/retailers/r | /name              | {}
          """)
  void whatIsWrongInMasterDataIsNamed(String path, String field, String body, Shop shop) {
    shop.admin().put(path, shop.json(body)).refusesField(field);
  }

  @Test
  void textsAreBounded(Shop shop) {
    var title = "t".repeat(501);
    shop.admin().put("/v1/skus/s", "{\"title\":\"" + title + "\"}").refusesField("/title");
    var name = "n".repeat(201);
    shop.admin().put("/v1/channels/c", "{\"name\":\"" + name + "\"}").refusesField("/name");
    var id = "i".repeat(129);
    var refused = shop.admin().get("/v1/skus/" + id).isProblem(400, "INVALID_REQUEST");
    assertThat(refused.at("/detail")).contains("1 to 128 visible ASCII characters");
    shop.admin().get("/v1/skus/a%20b").isProblem(400, "INVALID_REQUEST");
    shop.admin().get("/v1/skus/%FF").isProblem(400, "INVALID_REQUEST");
  }

  @Test
  void aPathOrMethodThatIsNotThere(Shop shop) {
    shop.admin().get("/v1/nothing").isProblem(404, "NOT_FOUND");
    shop.admin().get("/v1/skus/").isProblem(404, "NOT_FOUND");
    shop.admin().get("/").isProblem(404, "NOT_FOUND");
    shop.admin().get("/v1/a/b/c/d/e/f/g/h/i/j").isProblem(404, "NOT_FOUND");
    var refused =
        shop.admin()
            .send("PATCH", "/v1/reservations/r", BodyPublishers.noBody())
            .isProblem(405, "METHOD_NOT_ALLOWED");
    assertThat(refused.header("Allow")).contains("GET, DELETE");
    shop.admin().delete("/v1/locations/l").isProblem(405, "METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/problem+json"})
  void onlyJsonIsRead(String type, Shop shop) {
    shop.admin()
        .with("Content-Type", type)
        .post("/v1/reservations", "{}")
        .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void theMediaTypeMayHaveParametersButMustBeThere(Shop shop) {
    var body = BodyPublishers.ofString("{}");
    shop.admin().send("POST", "/v1/reservations", body).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    shop.admin()
        .with("Content-Type", "application/json; charset=utf-8")
        .post("/v1/reservations", "{}")
        .isProblem(400, "INVALID_REQUEST");
    shop.admin()
        .with("Content-Type", "application/json; version=1")
        .post("/v1/reservations", "{}")
        .isProblem(400, "INVALID_REQUEST");
  }

  @Test
  void aBodyHasABound(Shop shop) {
    shop.admin().post("/v1/reservations", " ".repeat(TOO_MUCH)).isProblem(413, "TOO_LARGE");
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[TOO_MUCH]));
    shop.admin()
        .with("Content-Type", "application/json")
        .send("POST", "/v1/reservations", chunked)
        .isProblem(413, "TOO_LARGE");
    shop.admin().post("/v1/reservations", " ".repeat(TOO_MUCH - 3) + "{}").is(400);
  }
}
