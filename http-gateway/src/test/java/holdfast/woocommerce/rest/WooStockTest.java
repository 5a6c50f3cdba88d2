package holdfast.woocommerce.rest;

import static holdfast.woocommerce.rest.WooSetting.join;
import static holdfast.woocommerce.rest.WooSetting.listing;
import static holdfast.woocommerce.rest.WooSetting.simple;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.ReadAnswer;
import holdfast.shop.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goal: it is known what a shop shows, and what was said to find that out. */
class WooStockTest {
  private static final Instant CHANGED = Instant.parse("2026-11-20T09:00:00Z");

  private final WooSetting setting = new WooSetting();

  @AfterEach
  void close() {
    setting.close();
  }

  @Test
  void whatIsShownIsReadFromProductsAndEachParent() {
    setting
        .shop
        .counted("products/93", 3)
        .counted("products/22", 4)
        .counted("products/22/variations/24", 5)
        .counted("products/99", 6);
    var listings =
        List.of(
            simple("93"),
            simple("94"),
            listing("23", "22", true),
            listing("24", "22", false),
            listing("41", "40", false));

    assertThat(join(setting.connector().read(setting.store, listings)))
        .isEqualTo(
            new ReadAnswer.Levels(
                Map.of(
                    "l93", new Level(3, CHANGED),
                    "l23", new Level(4, CHANGED),
                    "l24", new Level(5, CHANGED)),
                Duration.ZERO));
    assertThat(setting.asked())
        .containsExactly(
            "GET products", "GET products/22/variations", "GET products/40/variations");
  }

  @Test
  void theLogHasEveryExchangeAndNoSecret() {
    setting.shop.counted("products/93", 1);

    join(
        setting
            .connector()
            .push(
                setting.store,
                new Push("k", List.of(new Push.Line(simple("93"), 5, Optional.of(1L))))));

    var exchange = setting.log.getFirst();
    assertThat(exchange.lines())
        .containsExactly(new Exchange.Line("l93", Optional.of(1L), Optional.of(5L), "SHOWN"));
    assertThat(exchange.key()).contains("k");
    assertThat(exchange.outcome()).isEqualTo("OK");
    assertThat(exchange.request()).contains("/wp-json/wc/v3/products/batch\n{\"update\"");
    assertThat(exchange.toString()).doesNotContain("ck_demo", "cs_demo", "oauth");
    assertThat(setting.calls().getFirst().path())
        .contains("oauth_consumer_key=ck_demo", "oauth_nonce=nonce1", "oauth_signature=");
  }
}
