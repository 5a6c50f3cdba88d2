package holdfast.publish;

import holdfast.shop.Level;
import holdfast.shop.LevelRules;
import holdfast.shop.LevelState;
import holdfast.shop.OwnSale;
import holdfast.shop.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is known of a made-up shop's numbers, by the real rules. */
final class SimulatedLevels {
  private final LevelRules rules =
      new LevelRules(new Patience(Duration.ofSeconds(60), Duration.ofSeconds(10)));
  private final Map<String, LevelState> states = new HashMap<>();

  LevelState state(String listing) {
    return states.getOrDefault(listing, LevelState.NONE);
  }

  Known known(String listing) {
    return StoreLevels.known(rules, state(listing));
  }

  void pushed(String listing, Level level, Instant now) {
    states.put(listing, rules.pushed(state(listing), level, now));
  }

  void seen(String listing, Level level, Instant now) {
    states.put(listing, rules.seen(state(listing), level, now));
  }

  void read(String listing, Level level, Instant now) {
    states.put(listing, rules.read(state(listing), level, now));
  }

  void sold(String listing, Instant at) {
    sold(listing, new OwnSale(at, 1));
  }

  /** A unit was put back. */
  void cancelled(String listing, Instant at) {
    sold(listing, new OwnSale(at, -1));
  }

  private void sold(String listing, OwnSale sale) {
    states.put(listing, rules.sold(state(listing), sale).state());
  }

  /** The shop says what it shows; whether something was found out by now. */
  boolean heard(String listing, Level level, Instant now) {
    seen(listing, level, now);
    var change = rules.judged(state(listing), false, now);
    states.put(listing, change.state());
    return change.finding().isPresent();
  }
}
