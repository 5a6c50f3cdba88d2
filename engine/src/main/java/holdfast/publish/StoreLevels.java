package holdfast.publish;

import holdfast.catalog.LevelKey;
import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.shop.Level;
import holdfast.shop.LevelRules;
import holdfast.shop.LevelState;
import holdfast.shop.LevelState.Contradiction;
import holdfast.shop.LevelStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is known of what stores show, where their echoes, own sales and drifts are told apart. */
public record StoreLevels(LevelStore levels, LevelRules rules) implements ShownNumbers {
  @Override
  public Map<String, Known> known(Store store, Collection<Listing> listings) {
    var keys = new HashMap<String, LevelKey>();
    listings.forEach(listing -> keys.put(listing.id(), LevelKey.of(store, listing)));
    var states = levels.states(keys.values());
    var known = new HashMap<String, Known>();
    keys.forEach(
        (id, key) ->
            Optional.ofNullable(states.get(key))
                .ifPresent(state -> known.put(id, known(rules, state))));
    return known;
  }

  static Known known(LevelRules rules, LevelState state) {
    var expected = rules.expected(state).map(Integer::longValue);
    return new Known(
        expected,
        state.pushed().map(it -> (long) it.number()),
        state
            .seen()
            .map(it -> (long) it.number())
            .filter(it -> state.doubt().isPresent() && !expected.equals(Optional.of(it))),
        state.contradiction().filter(Contradiction::isToRead).isPresent());
  }

  /** A store that shows another number by now has sold since, or somebody was faster. */
  @Override
  public void pushed(Store store, Map<Listing, Pushed> numbers, Instant now) {
    change(
        store,
        numbers,
        (state, pushed) -> {
          var told =
              new Level((int) Math.min(pushed.units(), Integer.MAX_VALUE), pushed.shown().at());
          return rules.seen(rules.pushed(state, told, now), pushed.shown(), now);
        },
        now);
  }

  @Override
  public void seen(Store store, Map<Listing, Level> shown, Instant now) {
    change(store, shown, (state, level) -> rules.read(state, level, now), now);
  }

  private <T> void change(
      Store store, Map<Listing, T> facts, BiFunction<LevelState, T, LevelState> rule, Instant now) {
    var changes = new LinkedHashMap<LevelStore.Subject, LevelStore.Rule>();
    facts.forEach(
        (listing, fact) ->
            changes.put(
                new LevelStore.Subject(LevelKey.of(store, listing), listing.id(), listing.sku()),
                before -> {
                  var after = rule.apply(before, fact);
                  return new LevelStore.Update(after, Optional.empty(), rules.due(after, now));
                }));
    if (!changes.isEmpty()) {
      levels.changeAll(changes, now);
    }
  }
}
