package holdfast.allocation;

import static holdfast.allocation.Policies.layer;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.RetailerId;
import holdfast.catalog.SkuId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which policy holds for which SKU, and when two of them count as the same. */
class PolicyBookTest {
  private static final SkuId TEE = new SkuId("TEE");
  private static final SkuId MUG = new SkuId("MUG");
  private static final PolicyLevel GLOBAL = new PolicyLevel.Global();
  private static final PolicyLevel SHIRTS = new PolicyLevel.OfCategory("shirts");
  private static final PolicyLevel OF_TEE = new PolicyLevel.OfSku(TEE);

  @Test
  void theNearestLevelWinsFieldByField() {
    var book =
        Policies.book(
            1,
            Map.of(
                GLOBAL, layer("EQUAL_SPLIT reserve=10 buffer=5"),
                SHIRTS, layer("HYBRID reserve=20"),
                OF_TEE, layer("reserve=30")));
    assertThat(said(book, TEE, "shirts")).isEqualTo("HYBRID 30 Units[units=5]");
    assertThat(said(book, MUG, "shirts")).isEqualTo("HYBRID 20 Units[units=5]");
    assertThat(said(book, TEE, "mugs")).isEqualTo("EQUAL_SPLIT 30 Units[units=5]");
    assertThat(said(book, MUG, "mugs")).isEqualTo("EQUAL_SPLIT 10 Units[units=5]");
  }

  private static String said(PolicyBook book, SkuId sku, String category) {
    var policy = book.of(sku, Optional.of(category)).policy();
    return "%s %d %s"
        .formatted(policy.strategy(), policy.ownChannelReserve(), policy.safetyBuffer());
  }

  @Test
  void whereNobodySaysAnythingEverythingIsOpen() {
    assertThat(PolicyBook.empty().of(TEE, Optional.empty()).isOpen()).isTrue();
    var book = Policies.book(7, Map.of(SHIRTS, layer("HYBRID reserve=20")));
    assertThat(book.of(TEE, Optional.empty()).policy()).isEqualTo(Policy.DEFAULT);
    assertThat(book.of(TEE, Optional.empty()).isOpen()).isTrue();
    assertThat(book.of(TEE, Optional.empty()).version()).isEqualTo(7);
    assertThat(book.of(TEE, Optional.of("shirts")).isOpen()).isFalse();
  }

  @Test
  void aBufferAloneIsNotOpenAlthoughNothingIsDivided() {
    var policy = Policies.book(1, "buffer=3").of(TEE, Optional.empty());
    assertThat(policy.isOpen()).isFalse();
    assertThat(policy.divides()).isFalse();
    assertThat(Policies.book(1, "buffer=0%").of(TEE, Optional.empty()).isOpen()).isTrue();
  }

  @Test
  void skusWithoutALayerOfTheirOwnShareOnePolicyPerCategory() {
    var book = Policies.book(1, Map.of(SHIRTS, layer("HYBRID"), OF_TEE, layer("reserve=1")));
    var shirts = Optional.of("shirts");
    assertThat(book.of(MUG, shirts)).isSameAs(book.of(new SkuId("CUP"), shirts));
    assertThat(book.of(TEE, shirts)).isNotEqualTo(book.of(MUG, shirts));
  }

  @Test
  void sharesForEverybodyNameEverybodyOfToday() {
    var book = Policies.book(1, "EQUAL_SPLIT", "b", "a");
    assertThat(book.of(TEE, Optional.empty()).policy().retailers())
        .containsExactly(
            RetailerTerms.none(new RetailerId("a")), RetailerTerms.none(new RetailerId("b")));
    var later = Policies.book(2, "EQUAL_SPLIT", "a", "b", "c");
    assertThat(later.of(TEE, Optional.empty()).policy().retailers()).hasSize(3);
    assertThat(fingerprint("EQUAL_SPLIT", "a"))
        .as("a new retailer begins no new period")
        .isEqualTo(fingerprint("EQUAL_SPLIT", "a", "b"));
    assertThat(Policies.book(1, "EQUAL_SPLIT : b", "a", "b").of(TEE, Optional.empty()))
        .satisfies(policy -> assertThat(policy.policy().retailers()).hasSize(1));
  }

  @Test
  void whatDividesTheUnitsMakesTheFingerprint() {
    var before = fingerprint("HYBRID reserve=200 : a 80-200, b 50-150");
    assertThat(fingerprint("HYBRID reserve=200 : a 80-200, b 50-150")).isEqualTo(before);
    assertThat(fingerprint("HYBRID reserve=200 buffer=7 mode=EXCLUSIVE : a 80-200, b 50-150"))
        .isEqualTo(before);
    assertThat(fingerprint("HYBRID reserve=201 : a 80-200, b 50-150")).isNotEqualTo(before);
    assertThat(fingerprint("HYBRID reserve=200 : a 80-200, b 51-150")).isNotEqualTo(before);
    assertThat(fingerprint("HYBRID reserve=200 : a 80-200, b 50-")).isNotEqualTo(before);
    assertThat(fingerprint("HYBRID reserve=200 : a 80-200")).isNotEqualTo(before);
    assertThat(fingerprint("PROPORTIONAL window=7")).isNotEqualTo(fingerprint("PROPORTIONAL"));
    assertThat(fingerprint("HYBRID window=7")).isEqualTo(fingerprint("HYBRID"));
    assertThat(fingerprint("DYNAMIC_POOL : a, b")).isZero();
  }

  /**
   * It lies in journals: the same policy must have it in every process, and in the next release.
   */
  @Test
  void aFingerprintStaysTheSameForGood() {
    assertThat(fingerprint("HYBRID reserve=200 : a 80-200")).isEqualTo(-3992114340980471512L);
  }

  private static long fingerprint(String policy, String... retailers) {
    return Policies.book(1, policy, retailers).of(TEE, Optional.empty()).fingerprint();
  }
}
