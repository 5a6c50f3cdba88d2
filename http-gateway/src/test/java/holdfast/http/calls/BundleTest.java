package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goal: a bundle is sold by its components. Method: a kit of two of a and one of b. */
@ExtendWith(SharedServer.class)
class BundleTest {
  private final Shop shop;

  BundleTest(Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void define() {
    shop.stockOf("a", 5).stockOf("b", 5);
    shop.bundle("kit", "a:2 b:1").is(201);
  }

  @Test
  void itIsAvailableAsFarAsItsScarcestComponentReaches() {
    var kit = shop.admin().get("/v1/skus/" + shop.id("kit")).is(200);
    assertThat(kit.at("/kind")).isEqualTo("BUNDLE");
    assertThat(kit.at("/available")).isEqualTo("2");
    assertThat(kit.at("/components/0/sku")).isEqualTo(shop.id("a"));
    assertThat(kit.at("/components/0/quantity")).isEqualTo("2");
    shop.reserveLines("other", "b:4").is(201);
    assertThat(shop.numberOf("kit", "available")).isEqualTo(1);
  }

  @Test
  void itIsListedWithWhatItsScarcestComponentAllows() {
    shop.reserveLines("other", "b:4").is(201);
    var rows = shop.admin().get("/v1/skus?prefix=" + shop.id("kit")).is(200);
    assertThat(rows.at("/items/0/sku")).isEqualTo(shop.id("kit"));
    assertThat(rows.at("/items/0/available")).isEqualTo("1");
    assertThat(rows.at("/items/0/onHand")).isEqualTo("0");
    shop.release("other").is(204);
    var later = shop.admin().get("/v1/skus?kind=BUNDLE&prefix=" + shop.id("kit")).is(200);
    assertThat(later.at("/items/0/available")).isEqualTo("2");
    assertThat(shop.numberOf("kit", "available")).isEqualTo(2);
  }

  @Test
  void itIsHeldByItsComponentsAndShownAsTheBundleItIs() {
    var held = shop.reserveLines("cart", "kit:2").is(201);
    assertThat(held.at("/lines/0/sku")).isEqualTo(shop.id("kit"));
    assertThat(held.at("/lines/0/quantity")).isEqualTo("2");
    assertThat(held.at("/lines/0/components/0/sku")).isEqualTo(shop.id("a"));
    assertThat(held.at("/lines/0/components/0/quantity")).isEqualTo("4");
    assertThat(held.at("/lines/0/components/0/locations/0/location")).isEqualTo(shop.near());
    assertThat(shop.numberOf("a", "held")).isEqualTo(4);
    assertThat(shop.numberOf("b", "held")).isEqualTo(2);
    shop.reserveLines("cart", "kit:2").is(200);
    shop.reserveLines("cart", "kit:1").isProblem(422, "ID_REUSED");
    shop.confirm("cart", "{'order':'o'}").is(200);
    assertThat(shop.numberOf("a", "committed")).isEqualTo(4);
  }

  /** Peers returned a bundle whole or not at all, and lost the rest (MSI 1752, Shopware 12308). */
  @Test
  void oneComponentOfItComesBackAndNothingElse() {
    shop.reserveLines("cart", "kit:2").is(201);
    shop.confirm("cart", "{'order':'o'}").is(200);
    shop.ship("a", 4, "cart").is(201);
    shop.ship("b", 1, "cart").is(201);
    assertThat(shop.numberOf("b", "committed")).isEqualTo(1);
    shop.takeBack("a", 1, "cart").is(201);
    assertThat(shop.numberOf("a", "onHand")).isEqualTo(2);
    assertThat(shop.numberOf("b", "onHand")).isEqualTo(4);
    shop.takeBack("a", 4, "cart").isProblem(409, "NOT_SHIPPED");
    shop.takeBack("b", 2, "cart").isProblem(409, "NOT_SHIPPED");
    assertThat(shop.numberOf("kit", "available")).isEqualTo(1);
  }

  @Test
  void aBundleAndItsComponentInOneCartShareTheComponent() {
    var refused = shop.reserveLines("cart", "kit:2 a:2").isProblem(409, "INSUFFICIENT_STOCK");
    assertThat(refused.at("/lines/0/index")).isEqualTo("1");
    assertThat(refused.at("/lines/0/available")).isEqualTo("1");
    shop.reserveLines("cart", "kit:2 a:1").is(201);
    assertThat(shop.numberOf("a", "available")).isZero();
  }

  @Test
  void aNewRecipeConcernsNewReservationsOnly() {
    shop.reserveLines("old", "kit:1").is(201);
    assertThat(shop.bundle("kit", "b:1").is(200).at("/components/0/sku")).isEqualTo(shop.id("b"));
    assertThat(shop.reservation("old").is(200).json().at("/lines/0/components")).hasSize(2);
    var held = shop.reserveLines("new", "kit:1").is(201);
    assertThat(held.json().at("/lines/0/components")).hasSize(1);
    assertThat(shop.numberOf("a", "held")).isEqualTo(2);
  }

  @Test
  void itOwnsNoStock() {
    shop.receive("kit", 1).isProblem(422, "OWNS_NO_STOCK");
    shop.bundle("a", "b:1").isProblem(409, "HAS_STOCK");
  }

  @Test
  void componentsAreKnownAndNoBundles() {
    refused("set", "a:1 kit:1", "NESTED_BUNDLE", "/components/1/sku");
    refused("set", "nobody-s:1", "UNKNOWN_SKU", "/components/0/sku");
    refused("set", "a:1 set:1", "NESTED_BUNDLE", "/components/1/sku");
    shop.bundle("set", "a:1 a:2").refusesField("/components/1/sku");
  }

  private void refused(String sku, String components, String code, String field) {
    assertThat(shop.bundle(sku, components).isProblem(422, code).at("/field")).isEqualTo(field);
  }
}
