package holdfast.shop;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: what a shop says parks a listing, what it takes back un-parks it, and nothing else does.
 */
class ListingHealthTest {
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  private static final ShopNews.Variant FINE = variant("TEE", "476", false, false, true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TEE   | 476 | false | false | true  | none
          TEE   | 476 | false | false | false | UNTRACKED
          TEE   | 476 | true  | false | true  | CONTINUES_AT_ZERO
          TEE   | 476 | false | true  | true  | FRACTIONAL
          MUG   | 476 | false | false | true  | MAPPING_CHANGED
          ''    | 476 | false | false | true  | MAPPING_CHANGED
          tee   | 476 | false | false | true  | MAPPING_CHANGED
          TEE   | 477 | false | false | true  | MAPPING_CHANGED
          TEE   | 476 | true  | true  | false | UNTRACKED
          """)
  void aVariantIsParkedForWhatTheShopSays(
      String text,
      String item,
      boolean continues,
      boolean isFractional,
      boolean isTracked,
      String expected) {
    var health =
        ListingHealth.NONE.seen(variant(text, item, continues, isFractional, isTracked), AT);

    assertThat(word(health, Optional.empty())).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Parked.class,
      names = {"UNTRACKED", "CONTINUES_AT_ZERO", "FRACTIONAL", "MAPPING_CHANGED", "DELETED"})
  void whatTheShopSaidIsFineAgainIsUnparked(Parked reason) {
    assertThat(word(ListingHealth.NONE.seen(FINE, AT), Optional.of(reason))).isEqualTo("none");
  }

  @ParameterizedTest
  @EnumSource(
      value = Parked.class,
      names = {"BY_HAND", "DUPLICATE_SKU", "BUNDLE_PARENT", "NOT_STOCKED"})
  void whatTheShopSaidNothingOfStaysParked(Parked reason) {
    assertThat(word(ListingHealth.NONE.seen(FINE, AT), Optional.of(reason)))
        .isEqualTo(reason.name());
  }

  @Test
  void whatIsParkedByHandStaysSoWhateverTheShopSays() {
    var health = ListingHealth.NONE.gone(Optional.of(AT));

    assertThat(health.parked(listing(Optional.of(Parked.BY_HAND)))).contains(Parked.BY_HAND);
  }

  @Test
  void aVariantThatDoesNotSayWhetherItIsTrackedLeavesThatToItsItem() {
    var silent =
        new ShopNews.Variant(
            "44",
            Optional.of("476"),
            Optional.of("TEE"),
            Optional.of(3),
            false,
            false,
            Optional.empty());
    var untracked = new ShopNews.ItemSeen("476", Optional.of("TEE"), false, AT);
    var health = ListingHealth.NONE.seen(untracked).seen(silent, AT.plusSeconds(5));

    assertThat(word(health, Optional.empty())).isEqualTo("UNTRACKED");
  }

  @Test
  void theOtherReasonStaysWhenOneIsMended() {
    var both = ListingHealth.NONE.seen(variant("TEE", "476", true, false, false), AT);
    var mended = both.seen(variant("TEE", "476", true, false, true), AT.plusSeconds(1));

    assertThat(word(mended, Optional.of(Parked.UNTRACKED))).isEqualTo("CONTINUES_AT_ZERO");
  }

  @Test
  void whatIsOlderThanWhatIsKnownChangesNothing() {
    var fine = ListingHealth.NONE.seen(FINE, AT);

    assertThat(fine.seen(variant("MUG", "9", true, true, false), AT.minusSeconds(1)))
        .isEqualTo(fine);
    assertThat(fine.stocked(true, AT).stocked(false, AT.minusSeconds(1)))
        .isEqualTo(fine.stocked(true, AT));
  }

  @Test
  void whatIsGoneComesBackOnlyWithNewerNews() {
    var gone = ListingHealth.NONE.seen(FINE, AT).gone(Optional.of(AT.plusSeconds(5)));
    assertThat(word(gone, Optional.empty())).isEqualTo("DELETED");
    assertThat(word(gone.seen(FINE, AT.plusSeconds(5)), Optional.empty())).isEqualTo("DELETED");
    assertThat(word(gone.seen(FINE, AT.plusSeconds(6)), Optional.of(Parked.DELETED)))
        .isEqualTo("none");
  }

  @Test
  void whatIsGoneAtAnUnknownMomentIsGoneAfterAllThatIsKnown() {
    var gone = ListingHealth.NONE.seen(FINE, AT).gone(Optional.empty());

    assertThat(word(gone, Optional.empty())).isEqualTo("DELETED");
    assertThat(gone.seen(FINE, AT)).isEqualTo(gone);
  }

  @Test
  void anItemIsStockedWhereItHasALevel() {
    var away = ListingHealth.NONE.stocked(false, AT);
    assertThat(word(away, Optional.empty())).isEqualTo("NOT_STOCKED");

    assertThat(word(away.counted(true, AT.plusSeconds(1)), Optional.of(Parked.NOT_STOCKED)))
        .isEqualTo("none");
    assertThat(word(away.counted(false, AT.plusSeconds(1)), Optional.empty()))
        .isEqualTo("UNTRACKED");
  }

  private static String word(ListingHealth health, Optional<Parked> before) {
    return health.parked(listing(before)).map(Parked::name).orElse("none");
  }

  private static Listing listing(Optional<Parked> parked) {
    return new Listing(
        new ChannelId("a-shop"),
        "l",
        "44",
        Optional.of("81"),
        Optional.of("476"),
        Optional.empty(),
        Optional.of("TEE"),
        Optional.of(new SkuId("TEE-RED")),
        parked,
        1);
  }

  private static ShopNews.Variant variant(
      String text, String item, boolean continues, boolean isFractional, boolean isTracked) {
    return new ShopNews.Variant(
        "44",
        Optional.of(item),
        Optional.of(text).filter(it -> !it.isEmpty()),
        Optional.of(3),
        isFractional,
        continues,
        Optional.of(isTracked));
  }
}
