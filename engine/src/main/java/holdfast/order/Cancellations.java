package holdfast.order;

import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * What a shop was asked to cancel of an order, and what it answered. Immutable.
 *
 * @param asked by id
 * @param answers by the same id
 */
public record Cancellations(
    TreePMap<String, Cancellation> asked, TreePMap<String, Cancellation.Answer> answers) {
  static final Cancellations NONE = new Cancellations(TreePMap.empty(), TreePMap.empty());

  /** Those that the shop has not answered. */
  Stream<Cancellation> open() {
    return asked.values().stream().filter(asking -> !answers.containsKey(asking.id()));
  }

  /** Units of a line that the shop has cancelled by our wish, or may have. */
  int units(String line) {
    return asked.values().stream()
        .filter(asking -> isDoneOrOpen(asking.id()))
        .mapToInt(asking -> asking.units(line))
        .sum();
  }

  private boolean isDoneOrOpen(String id) {
    return Optional.ofNullable(answers.get(id))
        .filter(answer -> answer.outcome() != Cancellation.Outcome.DONE)
        .isEmpty();
  }

  Cancellations asking(Cancellation cancellation) {
    return new Cancellations(asked.plus(cancellation.id(), cancellation), answers);
  }

  Cancellations answered(String id, Cancellation.Answer answer) {
    return new Cancellations(asked, answers.plus(id, answer));
  }
}
