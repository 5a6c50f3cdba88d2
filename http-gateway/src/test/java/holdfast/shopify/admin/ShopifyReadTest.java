package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Listing;
import holdfast.outbound.LocalShop.Said;
import holdfast.publish.ClosedFor;
import holdfast.publish.Exchange;
import holdfast.publish.ReadAnswer;
import holdfast.shop.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopifyReadTest {
  private static final String READ = "Levels";
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

  private final FakeShopify shop = new FakeShopify();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void readsWhatTheShopShowsAtTheLocationThatIsPushedTo() {
    shop.says(READ, nodes(level("101", true, "12"), level("102", true, "-3")));

    assertThat(read(Lines.listing("101"), Lines.listing("102")))
        .isEqualTo(
            new ReadAnswer.Levels(
                Map.of("listing-101", new Level(12, AT), "listing-102", new Level(-3, AT)),
                Duration.ZERO));
    assertThat(shop.asked(READ).getFirst().toString())
        .isEqualTo(
            "{\"location\":\"gid://shopify/Location/755\",\"items\":"
                + "[\"gid://shopify/InventoryItem/101\",\"gid://shopify/InventoryItem/102\"]}");
    assertThat(shop.exchanges().getFirst().lines())
        .contains(new Exchange.Line("listing-102", Optional.empty(), Optional.of(-3L), "SHOWN"));
  }

  @Test
  void leavesOutWhatTheShopDoesNotKnowOrCountOrStock() {
    shop.says(
        READ,
        nodes(
            "null",
            level("102", false, "0"),
            "{\"id\":\"gid://shopify/InventoryItem/103\",\"tracked\":true,"
                + "\"inventoryLevel\":null}",
            level("104", true, "4")));

    assertThat(
            levels(
                read(
                    Lines.listing("101"),
                    Lines.listing("102"),
                    Lines.listing("103"),
                    Lines.listing("104"))))
        .containsOnlyKeys("listing-104");
  }

  @Test
  void asksLocationByLocationAndPageByPage() {
    var elsewhere =
        new Listing(
            Lines.listing("101").store(),
            "elsewhere",
            "1",
            Optional.empty(),
            Optional.of("101"),
            Optional.of("756"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    shop.says(
        READ,
        nodes(level("101", true, "1")),
        nodes(level("201", true, "3")),
        nodes(level("101", true, "2")));
    var listings =
        new ArrayList<>(
            IntStream.range(101, 202).mapToObj(i -> Lines.listing(String.valueOf(i))).toList());
    listings.add(elsewhere);

    var levels = levels(read(listings.toArray(Listing[]::new)));

    assertThat(levels).hasSize(3);
    assertThat(levels.get("listing-101")).isEqualTo(new Level(1, AT));
    assertThat(levels.get("elsewhere")).isEqualTo(new Level(2, AT));
    assertThat(shop.asked(READ).stream().map(asked -> asked.path("items").size()))
        .containsExactly(100, 1, 1);
  }

  /** Else what was answered before the budget was used up would be asked again, and never all. */
  @Test
  void asManyAsMayBeAskedForAreOneCall() {
    shop.says(READ, nodes(level("101", true, "1")));
    var most = shop.connector().manners(shop.store()).readMax();

    read(
        IntStream.range(101, 101 + most)
            .mapToObj(i -> Lines.listing(String.valueOf(i)))
            .toArray(Listing[]::new));

    assertThat(shop.asked(READ)).hasSize(1);
  }

  @Test
  void saysWhyItReadsNothing() {
    shop.replies(READ, new Said(401, Map.of(), ""))
        .replies(READ, new Said(500, Map.of(), ""))
        .replies(READ, new Said(429, Map.of("Retry-After", "2"), ""));

    assertThat(read(Lines.listing("101")))
        .isEqualTo(new ReadAnswer.Closed(ClosedFor.UNAUTHORIZED, "the access token is not valid"));
    assertThat(read(Lines.listing("101"))).isEqualTo(new ReadAnswer.Failed("status 500"));
    assertThat(read(Lines.listing("101")))
        .isEqualTo(new ReadAnswer.Throttled(Duration.ofSeconds(2)));
    assertThat(shop.exchanges().stream().map(Exchange::outcome))
        .containsExactly("UNAUTHORIZED", "UNKNOWN", "THROTTLED");
  }

  private ReadAnswer read(Listing... listings) {
    return shop.connector().read(shop.store(), List.of(listings)).toCompletableFuture().join();
  }

  private static Map<String, Level> levels(ReadAnswer answer) {
    return ((ReadAnswer.Levels) answer).levels();
  }

  private static String nodes(String... nodes) {
    return "{\"nodes\":[" + String.join(",", nodes) + "]}";
  }

  private static String level(String item, boolean isTracked, String available) {
    return """
    {"id": "gid://shopify/InventoryItem/%s", "tracked": %b, "inventoryLevel":
      {"updatedAt": "2026-11-21T10:00:00Z", "quantities": [{"quantity": %s}]}}\
    """
        .formatted(item, isTracked, available);
  }
}
