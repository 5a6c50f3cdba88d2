package holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;
import holdfast.catalog.SkuId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids of steps read like paths, are valid whatever a shop calls its things, and never meet. */
class StepIdsTest {
  private static final SkuId TEE = new SkuId("TEE-RED-M");

  private static OrderKey order(String store, String number) {
    return OrderKey.order(new ChannelId(store), number);
  }

  @Test
  void readLikePaths() {
    assertThat(StepIds.order(order("web", "1042")).value()).isEqualTo("web/1042");
    assertThat(StepIds.sale(order("web", "1042"), "9").value()).isEqualTo("!web/1042/9");
    assertThat(StepIds.hold(OrderKey.cart(new ChannelId("web"), "t")).value())
        .isEqualTo("~~CART/web/t");
    assertThat(StepIds.movement(order("web", "1042"), "9", TEE, "ship", "f1", "0").value())
        .isEqualTo("~web/1042/9/TEE-RED-M/ship/f1/0");
  }

  @Test
  void aSlashInANameDoesNotMakeItAnotherPath() {
    var one = StepIds.sale(order("web/1", "2"), "3");
    var other = StepIds.sale(order("web", "1/2"), "3");

    assertThat(one).isNotEqualTo(other);
    assertThat(one.value()).matches("!web_1_2_3#[0-9a-f]{16}");
  }

  @Test
  void whateverAShopWritesIsMadeAnId() {
    var names = List.of("", " ", "_", "/", "//", "#", "ü", "a b", "x".repeat(300), "x".repeat(301));
    var seen = new HashSet<String>();
    for (var line : names) {
      var id = StepIds.sale(order("web", "1"), line).value();

      assertThat(Identifier.isValid(id)).as("id of line '%s'", line).isTrue();
      assertThat(seen.add(id)).as("id of line '%s' is its own", line).isTrue();
    }
  }

  @Test
  void theLongestNamesFit() {
    var key = order("s".repeat(128), "n".repeat(OrderKey.NUMBER_LENGTH_MAX));

    assertThat(StepIds.order(key).value()).hasSize(Identifier.LENGTH_MAX);
    assertThat(StepIds.hold(key).value()).hasSize(Identifier.LENGTH_MAX);
    assertThat(StepIds.movement(key, "9", TEE, "ship", "f", "0").value())
        .hasSize(Identifier.LENGTH_MAX);
  }
}
