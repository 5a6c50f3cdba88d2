package holdfast.stock;

import holdfast.allocation.PolicyBook;
import holdfast.catalog.StoreBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Batches of commands and the time that passes before each of them.
 *
 * @param steps in order
 */
record History(List<Step> steps) {
  /** Small, so that a short history meets every one of them. */
  static final Moment.Limits LIMITS = new Moment.Limits(Duration.ofSeconds(60), 10, 6, 2);

  /**
   * A batch.
   *
   * @param secondsBefore how much time passes before it
   */
  record Step(int secondsBefore, List<StockCommand> commands) {
    private Step without(int command) {
      return new Step(secondsBefore, History.without(commands, command));
    }
  }

  /** The moment of each step. */
  List<Moment> moments() {
    var moments = new ArrayList<Moment>(steps.size());
    Instant now = TheSku.START;
    for (var step : steps) {
      now = now.plusSeconds(step.secondsBefore());
      moments.add(
          new Moment(
              now, TheSku.ID, MasterData.USUAL, StoreBook.empty(), PolicyBook.empty(), LIMITS));
    }
    return moments;
  }

  /** A history that still {@code fails} but has nothing left that could be taken away. */
  History shrunkWhile(Predicate<History> fails) {
    var smallest = this;
    while (true) {
      var smaller = smallest.smaller().filter(fails).findFirst();
      if (smaller.isEmpty()) {
        return smallest;
      }
      smallest = smaller.get();
    }
  }

  /** Big pieces first: the second half, then whole steps, then single commands. */
  private Stream<History> smaller() {
    var half = steps.size() / 2;
    var halved = half == 0 ? Stream.<History>of() : Stream.of(new History(steps.subList(0, half)));
    var withoutStep =
        Stream.iterate(steps.size() - 1, i -> i >= 0, i -> i - 1)
            .map(i -> new History(without(steps, i)));
    return Stream.of(halved, withoutStep, withoutCommand()).flatMap(histories -> histories);
  }

  private Stream<History> withoutCommand() {
    return Stream.iterate(0, i -> i < steps.size(), i -> i + 1)
        .flatMap(
            i ->
                Stream.iterate(0, j -> j < steps.get(i).commands().size(), j -> j + 1)
                    .map(j -> with(i, steps.get(i).without(j))));
  }

  private History with(int index, Step step) {
    var changed = new ArrayList<>(steps);
    changed.set(index, step);
    return new History(List.copyOf(changed));
  }

  private static <T> List<T> without(List<T> items, int index) {
    var fewer = new ArrayList<>(items);
    fewer.remove(index);
    return List.copyOf(fewer);
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(
            step ->
                "after %d s%s"
                    .formatted(
                        step.secondsBefore(),
                        step.commands().stream()
                            .map(command -> "\n    " + command)
                            .collect(Collectors.joining())))
        .collect(Collectors.joining("\n  ", "  ", ""));
  }
}
