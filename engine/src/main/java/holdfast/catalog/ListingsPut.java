package holdfast.catalog;

import java.util.List;

/** What became of listings that were to be written. */
public sealed interface ListingsPut {
  /**
   * They are written.
   *
   * @param listings with their new versions, in the order in which they were given
   */
  record Written(List<Listing> listings) implements ListingsPut {
    /** Keeps its own copy. */
    public Written {
      listings = List.copyOf(listings);
    }
  }

  /**
   * None is written: a variant belongs to one listing of its store only.
   *
   * @param wanted the first one that can't have its variant
   * @param holder the id of the listing that has it, or that is to have it as well
   */
  record VariantTaken(Listing wanted, String holder) implements ListingsPut {}
}
