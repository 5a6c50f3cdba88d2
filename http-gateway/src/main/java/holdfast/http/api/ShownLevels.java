package holdfast.http.api;

import holdfast.catalog.LevelKey;
import holdfast.catalog.Listing;
import holdfast.catalog.StoreDirectory;
import holdfast.shop.Level;
import holdfast.shop.LevelRules;
import holdfast.shop.LevelState;
import holdfast.shop.LevelStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What shops show for listings, looked up by one query after the other. Calls block. */
record ShownLevels(StoreDirectory stores, LevelStore levels, LevelRules rules) {
  /**
   * What a shop shows for a listing.
   *
   * @param expected what it should show, its own sales taken off
   */
  record Shown(Optional<Level> seen, Optional<Integer> expected) {
    static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty());
  }

  /** By listing; of those for which nothing was ever shown, {@link Shown#NOTHING}. */
  Map<Listing, Shown> of(List<Listing> listings) {
    var keys = new HashMap<Listing, LevelKey>();
    for (var listing : listings) {
      stores
          .current()
          .store(listing.store())
          .ifPresent(store -> keys.put(listing, LevelKey.of(store, listing)));
    }
    var states = levels.states(keys.values().stream().distinct().toList());
    var shown = new HashMap<Listing, Shown>();
    for (var listing : listings) {
      var state =
          Optional.ofNullable(keys.get(listing))
              .flatMap(key -> Optional.ofNullable(states.get(key)));
      shown.put(listing, state.map(this::shown).orElse(Shown.NOTHING));
    }
    return shown;
  }

  private Shown shown(LevelState state) {
    return new Shown(state.seen(), rules.expected(state));
  }
}
