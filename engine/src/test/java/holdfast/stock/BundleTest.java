package holdfast.stock;

import static holdfast.stock.Commands.hold;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A bundle is a recipe: it owns no stock, and nothing that owns stock becomes one. */
class BundleTest {
  private static final StockCommand DEFINE =
      new StockCommand.Define(
          new SkuProfile(
              "Kit",
              Optional.empty(),
              SkuProfile.Kind.BUNDLE,
              Optional.empty(),
              List.of(new SkuProfile.Component(new SkuId("TEE"), 2))));

  @Test
  void aBundleHasNoUnitsOfItsOwn() {
    var bundle = TheSku.unknown();
    assertThat(bundle.says(DEFINE)).isEqualTo("CREATED");
    assertThat(bundle.says(receipt("m1", "main", 5))).isEqualTo("OwnsNoStock[]");
    assertThat(bundle.says(reserve("r1", 1))).isEqualTo("OwnsNoStock[]");
    assertThat(bundle.says(hold("~c", 1, 1))).isEqualTo("OwnsNoStock[]");
  }

  @Test
  void whatHasUnitsDoesNotBecomeABundle() {
    var sku = sku().with("main", 1);
    assertThat(sku.says(DEFINE)).isEqualTo("HasStock[]");
    sku.ask(Commands.count("m1", "main", 0));
    assertThat(sku.says(DEFINE)).isEqualTo("KNOWN");
  }

  @Test
  void whatHasOpenReservationsDoesNotBecomeABundle() {
    var sku = sku().with("main", 1);
    sku.ask(reserve("r1", 1));
    sku.ask(Commands.count("m1", "main", 0));
    assertThat(sku.says(DEFINE)).isEqualTo("HasStock[]");
  }
}
