package holdfast.shop;

import holdfast.shop.LevelState.Contradiction;
import holdfast.shop.LevelState.Replaced;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shops tell of the very moment of a push. They print moments to the second, so it may have
 * been before the push, or after it.
 */
final class SameMoment {
  /** Numbers within a second that are known to be old. */
  private static final int REPLACED_MAX = 10;

  private SameMoment() {}

  /** What a shop told of the second of a push may be what stood before it. */
  static boolean isReplaced(LevelState state, Level level) {
    return state.pushed().filter(pushed -> pushed.at().equals(level.at())).isPresent()
        && state.replaced().filter(it -> it.numbers().contains(level.number())).isPresent();
  }

  static Replaced replaced(LevelState before, Level pushed) {
    var isSameMoment = before.pushed().filter(it -> it.at().equals(pushed.at())).isPresent();
    var numbers = new LinkedHashSet<Integer>();
    before.replaced().filter(_ -> isSameMoment).ifPresent(it -> numbers.addAll(it.numbers()));
    before.base().ifPresent(base -> numbers.add(base.level().number()));
    before.pushed().ifPresent(it -> numbers.add(it.number()));
    before.seen().ifPresent(it -> numbers.add(it.number()));
    numbers.remove(pushed.number());
    return new Replaced(numbers.stream().skip(Math.max(0, numbers.size() - REPLACED_MAX)).toList());
  }

  /** What was told of a push's moment before that is known may have come after the push. */
  static boolean isContradicted(LevelState before, Level pushed) {
    var isTold =
        before.doubt().isPresent()
            && before.seen().filter(it -> it.number() != pushed.number()).isPresent();
    var isSameMoment = before.seen().filter(it -> it.at().equals(pushed.at())).isPresent();
    return isSameMoment && (isTold || before.contradiction().isPresent());
  }

  static LevelState contradicted(LevelState state, Instant now) {
    return state.contradicted(
        state.contradiction().or(() -> Optional.of(new Contradiction(now, false))));
  }

  /** Told of the very moment of a push, but neither pushed nor what counts already. */
  static boolean isNeither(LevelState state, Level level) {
    return isOfThePush(state, level)
        && Stream.of(state.seen(), state.pushed()).noneMatch(Optional.of(level)::equals);
  }

  /** Told of the very moment of a push, and nothing newer is known. */
  static boolean isOfThePush(LevelState state, Level level) {
    return Stream.of(state.seen(), state.pushed())
        .allMatch(of -> of.filter(it -> it.at().equals(level.at())).isPresent());
  }
}
