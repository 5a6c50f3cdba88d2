package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: what a shop says of a variant parks its listing, and what it takes back un-parks it. */
@ExtendWith(SharedServer.class)
class ParkingTest {
  private static String product(String variant, String policy, String text, String time) {
    return """
    {"id":81,"updated_at":"2026-11-20T%sZ","variants":[{"id":%s,"product_id":81,"sku":"%s",
     "inventory_item_id":476,"inventory_quantity":12,"inventory_policy":"%s"}]}
    """
        .formatted(time, variant, text, policy);
  }

  private static String parkedAfter(Showcase shop, String topic, String body) {
    shop.tell(topic, body);
    return shop.shown("parked");
  }

  @Test
  void aProductOfShopifysParksAndUnparksItsListing(Shop of) {
    var name = of.id("park");
    var shop = Showcase.shopify(of.admin(), name);
    var text = name + "-tee";
    var topic = "products/update";
    assertThat(parkedAfter(shop, topic, product("44", "continue", text, "10:00:00")))
        .isEqualTo("CONTINUES_AT_ZERO");
    assertThat(parkedAfter(shop, topic, product("44", "deny", text, "09:00:00")))
        .isEqualTo("CONTINUES_AT_ZERO");
    assertThat(parkedAfter(shop, topic, product("44", "deny", "MUG", "10:01:00")))
        .isEqualTo("MAPPING_CHANGED");
    assertThat(parkedAfter(shop, topic, product("44", "deny", text, "10:02:00"))).isEqualTo("null");
    assertThat(
            parkedAfter(
                shop,
                "inventory_items/update",
                """
                {"id":476,"sku":"%s","tracked":false,"updated_at":"2026-11-20T10:03:00Z"}
                """
                    .formatted(text)))
        .isEqualTo("UNTRACKED");
    assertThat(
            parkedAfter(
                shop,
                "inventory_levels/disconnect",
                "{\"inventory_item_id\":476,\"location_id\":755}"))
        .isEqualTo("NOT_STOCKED");
  }

  @Test
  void aVariantThatIsMadeAnewIsOnlySuggested(Shop of) {
    var name = of.id("anew");
    var shop = Showcase.shopify(of.admin(), name);
    assertThat(parkedAfter(shop, "products/delete", "{\"id\":81}")).isEqualTo("DELETED");
    var other = product("45", "deny", name + "-tee", "13:00:00");
    assertThat(shop.tell("products/create", other).at("/outcome")).contains("variant 45");
    assertThat(shop.shown("parked")).isEqualTo("DELETED");

    var made = "{\"variant\":\"45\",\"skuText\":\"%s-tee\"}".formatted(name);
    var listing = of.admin().put("/v1/stores/" + name + "/listings/l2", made).is(201);
    assertThat(listing.at("/sku")).isEqualTo("null");
    assertThat(listing.at("/suggestion")).isEqualTo(name + "-tee");
  }

  @Test
  void whatIsParkedByHandStaysSo(Shop of) {
    var hook = Hook.shopify(of.admin(), of.id("hand"), "secret", ",'platformLocation':'755'");
    var shop =
        new Showcase(hook)
            .listing("{\"variant\":\"44\",\"product\":\"81\",\"parked\":\"BY_HAND\"}");
    assertThat(parkedAfter(shop, "products/update", product("44", "deny", "TEE", "10:00:00")))
        .isEqualTo("BY_HAND");
    assertThat(shop.shown("inventoryItem")).isEqualTo("476");
    assertThat(parkedAfter(shop, "products/delete", "{\"id\":81}")).isEqualTo("BY_HAND");
  }

  @Test
  void aProductOfWooCommercesParksAndUnparksItsListing(Shop of) {
    var name = of.id("woo");
    var shop = Showcase.wooCommerce(of.admin(), name);
    shop.showWoo(5, "true", "notify", "10:00:00");
    assertThat(shop.shown("parked")).isEqualTo("CONTINUES_AT_ZERO");
    var parked = "/v1/stores/" + name + "/listings?parked=CONTINUES_AT_ZERO";
    assertThat(of.admin().get(parked).is(200).json().at("/items")).hasSize(1);
    shop.showWoo(5, "false", "no", "10:01:00");
    assertThat(shop.shown("parked")).isEqualTo("UNTRACKED");
    shop.showWoo(5, "true", "no", "10:02:00");
    assertThat(shop.shown("parked")).isEqualTo("UNMAPPED");
    shop.tellWoo("product.deleted", "{\"id\":93}");
    assertThat(shop.shown("parked")).isEqualTo("DELETED");
  }

  @Test
  void aShopThatThrowsUsOutIsPausedUnlessWeAreBack(Shop of) {
    var name = of.id("out");
    var store = "/v1/stores/" + name;
    var shop = Showcase.shopify(of.admin(), name);
    var body = "{\"id\":548380009}";
    shop.tell("app/uninstalled", body);
    assertThat(of.admin().get(store).at("/paused")).isEqualTo("true");

    var again =
        "{'name':'S','platform':'SHOPIFY','domain':'%s','credentials':{'accessToken':'shpat_2'}}"
            .formatted(Hook.DOMAIN);
    of.admin().put(store, again.replace('\'', '"')).is(200);
    var late =
        shop.hook()
            .with("X-Shopify-Topic", "app/uninstalled")
            .with("X-Shopify-Webhook-Id", "w-late")
            .with("X-Shopify-Triggered-At", "2001-11-20T12:00:00Z");
    late.deliver(body).is(200);
    assertThat(late.settled().at("/outcome")).contains("older than the store's credentials");
    assertThat(of.admin().get(store).at("/paused")).isEqualTo("false");
  }
}
