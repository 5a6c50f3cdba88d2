package holdfast.publish;

import holdfast.catalog.Listing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store has decided for some numbers. It has to be stored before the push leaves.
 *
 * @param changed by listing
 * @param push if there is anything to be told
 * @param rested listings of guarded SKUs that show what they should; the SKUs may have offered more
 *     meanwhile, and have to know that nothing of it is on its way
 * @param releases what ends the look at the listings that are not in the push; they are looked at
 *     until all is stored, so that no older state is stored after a newer one
 */
record Decision(
    Map<String, ListingNumber> changed,
    Optional<Push> push,
    List<Listing> rested,
    List<Runnable> releases) {
  static final Decision NOTHING = new Decision(Map.of(), Optional.empty(), List.of(), List.of());

  Decision {
    changed = Map.copyOf(changed);
    rested = List.copyOf(rested);
    releases = List.copyOf(releases);
  }

  /** It is stored. */
  void release() {
    releases.forEach(Runnable::run);
  }
}
