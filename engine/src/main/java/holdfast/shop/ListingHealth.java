package holdfast.shop;

import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a shop has said of the variant behind a listing, each part as of its own moment.
 *
 * @param tracked it is counted
 * @param continues it is sold when nothing is left
 * @param fractional its quantity is no whole number
 * @param stocked it is stocked at the location that is pushed to
 * @param exists it is there
 * @param skuText what the shop calls it; empty for nothing
 * @param item what the shop counts instead of the variant itself; empty for none
 */
public record ListingHealth(
    Optional<Said<Boolean>> tracked,
    Optional<Said<Boolean>> continues,
    Optional<Said<Boolean>> fractional,
    Optional<Said<Boolean>> stocked,
    Optional<Said<Boolean>> exists,
    Optional<Said<String>> skuText,
    Optional<Said<String>> item) {
  /** Nothing was said. */
  public static final ListingHealth NONE =
      new ListingHealth(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** What only a shop can mend, the gravest first. */
  private static final List<Parked> OF_THE_SHOP =
      List.of(
          Parked.DELETED,
          Parked.NOT_STOCKED,
          Parked.UNTRACKED,
          Parked.MAPPING_CHANGED,
          Parked.CONTINUES_AT_ZERO,
          Parked.FRACTIONAL);

  /** The shop described the variant. */
  public ListingHealth seen(ShopNews.Variant variant, Instant at) {
    return new ListingHealth(
        variant.isTracked().map(is -> Said.newer(tracked, is, at)).orElse(tracked),
        Said.newer(continues, variant.continuesAtZero(), at),
        Said.newer(fractional, variant.isFractional(), at),
        stocked,
        Said.newer(exists, true, at),
        Said.newer(skuText, variant.skuText().orElse(""), at),
        Said.newer(item, variant.inventoryItem().orElse(""), at));
  }

  /** The shop described what it counts. */
  public ListingHealth seen(ShopNews.ItemSeen seen) {
    return new ListingHealth(
        Said.newer(tracked, seen.isTracked(), seen.changedAt()),
        continues,
        fractional,
        stocked,
        exists,
        Said.newer(skuText, seen.skuText().orElse(""), seen.changedAt()),
        item);
  }

  /** The shop counts it at the location that is pushed to, or does not count it. */
  public ListingHealth counted(boolean isCounted, Instant at) {
    return new ListingHealth(
        isCounted ? tracked : Said.newer(tracked, false, at),
        continues,
        fractional,
        Said.newer(stocked, true, at),
        exists,
        skuText,
        item);
  }

  /** The item is, or is no longer, stocked where it is pushed to. */
  public ListingHealth stocked(boolean isStocked, Instant at) {
    return new ListingHealth(
        tracked, continues, fractional, Said.newer(stocked, isStocked, at), exists, skuText, item);
  }

  /**
   * The variant is gone.
   *
   * @param at when; without it, right after the newest that is known of it
   */
  public ListingHealth gone(Optional<Instant> at) {
    var known = exists.map(Said::at).orElse(Instant.EPOCH);
    var when = at.orElse(known);
    return when.isBefore(known)
        ? this
        : new ListingHealth(
            tracked,
            continues,
            fractional,
            stocked,
            Optional.of(new Said<>(false, when)),
            skuText,
            item);
  }

  /**
   * Why the listing is to be left alone. A reason that the shop gave holds until the shop says that
   * it is mended; what people, or other rules, gave is left to them.
   */
  public Optional<Parked> parked(Listing listing) {
    var now = listing.parked();
    if (now.filter(reason -> !OF_THE_SHOP.contains(reason)).isPresent()) {
      return now;
    }
    var wrong =
        OF_THE_SHOP.stream().filter(reason -> is(reason, listing).orElse(false)).findFirst();
    return wrong.or(() -> now.filter(reason -> is(reason, listing).isEmpty()));
  }

  /** Whether the shop said that this is so; none if it said nothing of it. */
  private Optional<Boolean> is(Parked reason, Listing listing) {
    return switch (reason) {
      case DELETED -> exists.map(said -> !said.value());
      case NOT_STOCKED -> stocked.map(said -> !said.value());
      case UNTRACKED -> tracked.map(said -> !said.value());
      case MAPPING_CHANGED -> isOther(listing);
      case CONTINUES_AT_ZERO -> continues.map(Said::value);
      case FRACTIONAL -> fractional.map(Said::value);
      case DUPLICATE_SKU, BUNDLE_PARENT, BY_HAND, UNMAPPED -> Optional.empty();
    };
  }

  private Optional<Boolean> isOther(Listing listing) {
    return skuText.map(
        said ->
            !said.value().equals(listing.skuText().orElse(""))
                || item.filter(it -> !it.value().equals(listing.inventoryItem().orElse("")))
                    .isPresent());
  }
}
