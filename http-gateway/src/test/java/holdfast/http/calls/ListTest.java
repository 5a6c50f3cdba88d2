package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: lists are whole, in order and in pages, and show what was answered before. */
@ExtendWith(SharedServer.class)
class ListTest {
  @Test
  void skusComeInPagesByTheirIds(Shop shop) {
    var prefix = shop.id("list-");
    for (var name : List.of("c", "a", "e", "b", "d")) {
      shop.admin().put("/v1/skus/" + prefix + name, "{\"title\":\"" + name + "\"}").is(201);
    }
    assertThat(pages(shop.admin(), "/v1/skus?prefix=" + prefix + "&limit=2", "sku"))
        .containsExactly(
            List.of(prefix + "a", prefix + "b"),
            List.of(prefix + "c", prefix + "d"),
            List.of(prefix + "e"));
    assertThat(pages(shop.admin(), "/v1/skus?prefix=" + prefix + "&limit=5", "sku")).hasSize(1);
  }

  @Test
  void skusAreFiltered(Shop shop) {
    var category = shop.id("mugs & cups");
    shop.admin()
        .put(
            "/v1/skus/" + shop.id("mug"),
            "{\"title\":\"Mug\",\"kind\":\"DROPSHIP\",\"category\":\"" + category + "\"}")
        .is(201);
    var path = "/v1/skus?category=" + category.replace(" ", "%20").replace("&", "%26");
    assertThat(pages(shop.admin(), path, "sku")).containsExactly(List.of(shop.id("mug")));
    assertThat(pages(shop.admin(), path + "&kind=DROPSHIP", "sku").getFirst()).hasSize(1);
    assertThat(pages(shop.admin(), path + "&kind=STOCKED", "sku").getFirst()).isEmpty();
  }

  @Test
  void aListShowsWhatWasAnsweredBefore(Shop shop) {
    shop.stock("NEAR", 5);
    shop.reserve("cart", 2).is(201);
    var row = shop.admin().get("/v1/skus?prefix=" + shop.sku()).is(200);
    assertThat(row.at("/items/0/onHand")).isEqualTo("5");
    assertThat(row.at("/items/0/held")).isEqualTo("2");
    assertThat(row.at("/items/0/available")).isEqualTo("3");
    assertThat(row.json().at("/items/0/version"))
        .isEqualTo(shop.admin().get("/v1/skus/" + shop.sku()).json().get("version"));
  }

  @Test
  void movementsComeNewestFirstOrTheOtherWayRound(Shop shop) {
    for (int i = 1; i <= 5; i++) {
      shop.move("{'type':'RECEIPT','id':'m%d','location':'NEAR','quantity':1}".formatted(i));
    }
    var path = "/v1/skus/" + shop.sku() + "/movements?limit=2";
    assertThat(pages(shop.admin(), path, "id"))
        .containsExactly(List.of("m5", "m4"), List.of("m3", "m2"), List.of("m1"));
    assertThat(pages(shop.admin(), path + "&order=asc", "id"))
        .containsExactly(List.of("m1", "m2"), List.of("m3", "m4"), List.of("m5"));
  }

  @Test
  void noMovementsAreNotAnUnknownSku(Shop shop) {
    var path = "/v1/skus/" + shop.sku() + "/movements";
    assertThat(shop.admin().get(path).is(200).json().get("items")).isEmpty();
    shop.admin().get("/v1/skus/nobody/movements").isProblem(404, "UNKNOWN_SKU");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "limit=ten",
        "limit=1&limit=2",
        "cursor=?",
        "cursor=bTE",
        "kind=X",
        "prefix=",
        "unknown=1"
      })
  void queriesAreReadStrictly(String query, Shop shop) {
    shop.admin().get("/v1/skus?" + query).refusesField(query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"order=up", "limit=1.5", "cursor=c3g", "cursor=bXg", "category=x"})
  void queriesOfMovementsToo(String query, Shop shop) {
    shop.admin()
        .get("/v1/skus/" + shop.sku() + "/movements?" + query)
        .refusesField(query.substring(0, query.indexOf('=')));
  }

  private static List<List<String>> pages(Client client, String path, String field) {
    var pages = new ArrayList<List<String>>();
    var next = "";
    do {
      var page = client.get(path + next).is(200);
      pages.add(page.json().get("items").findValuesAsText(field));
      next = page.json().get("nextCursor").isNull() ? "" : "&cursor=" + page.at("/nextCursor");
    } while (!next.isEmpty());
    return pages;
  }
}
