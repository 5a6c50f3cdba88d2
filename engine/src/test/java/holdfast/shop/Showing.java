package holdfast.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shop that shows a number, and what is found out about it. Shop and engine have clocks apart.
 */
final class Showing {
  static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(10));

  private static final Instant SHOP = Instant.parse("2026-11-20T09:00:00Z");

  private final LevelRules rules = new LevelRules(PATIENCE);
  private final List<LevelFinding> findings = new ArrayList<>();
  private LevelState state;
  private Instant now = Instant.parse("2031-01-01T00:00:00Z");

  private Showing(int number) {
    state = rules.seen(LevelState.NONE, new Level(number, at(0)), now);
  }

  static Showing first(int number) {
    return new Showing(number);
  }

  /** A moment of the shop's. */
  static Instant at(double second) {
    return SHOP.plusMillis((long) (1_000 * second));
  }

  /** Hears {@code see 9 @100, sell 1 @101, push 3 @102, read 3 @102}, in that order, at once. */
  Showing hearing(String news) {
    for (var one : news.split(", ", -1)) {
      var words = one.split(" @?", -1);
      hear(words[0], Integer.parseInt(words[1]), at(Double.parseDouble(words[2])));
    }
    return this;
  }

  private void hear(String what, int number, Instant at) {
    switch (what) {
      case "see" -> seen(new Level(number, at));
      case "read" -> state = rules.read(state, new Level(number, at), now);
      case "sell" -> sold(new OwnSale(at, number));
      case "push" -> state = rules.pushed(state, new Level(number, at), now);
      default -> throw new AssertionError(what);
    }
  }

  void seen(Level level) {
    state = rules.seen(state, level, now);
  }

  void sold(OwnSale sale) {
    apply(rules.sold(state, sale));
  }

  /** Lets time pass, and has the number judged then. */
  Showing waiting(int seconds) {
    now = now.plusSeconds(seconds);
    apply(rules.judged(state, false, now));
    return this;
  }

  /** Waits until nothing can be late any more. */
  Showing settled() {
    return waiting(60);
  }

  private void apply(LevelRules.Change change) {
    state = change.state();
    change.finding().ifPresent(findings::add);
  }

  LevelRules rules() {
    return rules;
  }

  LevelState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  Optional<Integer> expected() {
    return rules.expected(state);
  }

  List<LevelFinding> findings() {
    return findings;
  }

  /** The only finding, in short. */
  String verdict() {
    return verdict(findings.getFirst());
  }

  static String verdict(LevelFinding finding) {
    return switch (finding) {
      case LevelFinding.Accepted(_, var reason) -> reason.name();
      case LevelFinding.Drifted(var seen, var expected, var cause) ->
          "%s %d/%d".formatted(cause, seen.number(), expected);
      case LevelFinding.Explained explained -> explained.toString();
      case LevelFinding.Contradicted contradicted -> contradicted.toString();
    };
  }
}
