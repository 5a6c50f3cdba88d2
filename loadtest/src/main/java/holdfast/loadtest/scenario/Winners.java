package holdfast.loadtest.scenario;

import holdfast.loadtest.audit.Hold;
import holdfast.loadtest.audit.Observed;
import holdfast.loadtest.audit.Status;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reservations granted in a race, and what must be found when they are looked up.
 *
 * @param violations what went wrong on the way to this state
 */
record Winners(List<Hold> holds, List<Violation> violations) {

  static Winners holding(List<String> ids, String sku, long quantity) {
    List<Hold> holds =
        ids.stream()
            .map(id -> Hold.wanted(id, sku, quantity, false).answered(Status.HELD))
            .toList();
    return new Winners(holds, List.of());
  }

  /** How many of so many winners confirm; the others release. */
  static int confirmedOf(int winners) {
    return (winners + 1) / 2;
  }

  long confirmed() {
    return holds.stream().filter(hold -> hold.answered() == Status.CONFIRMED).count();
  }

  /** Looks each of them up. */
  List<Violation> look(Api api) throws ServerFailure {
    List<Violation> found = new ArrayList<>();
    List<Answer.Received> answers =
        api.ask(holds.stream().map(hold -> api.calls().reservation(hold.id())).toList());
    for (int i = 0; i < holds.size(); i++) {
      Hold hold = holds.get(i);
      Answer.Received answer = answers.get(i);
      Observed.of(answer)
          .map(observed -> observed.contradicts(hold))
          .orElseGet(() -> unexpected(hold, answer))
          .ifPresent(found::add);
    }
    return found;
  }

  /** Confirms every other one and releases the rest, all at the same time. */
  Winners settle(Api api) throws ServerFailure {
    List<Request> requests = new ArrayList<>();
    List<Hold> settled = new ArrayList<>();
    for (int i = 0; i < holds.size(); i++) {
      Hold hold = holds.get(i);
      boolean confirm = i % 2 == 0;
      requests.add(
          confirm ? api.calls().confirm(hold.id(), hold.order()) : api.calls().release(hold.id()));
      settled.add(hold.answered(confirm ? Status.CONFIRMED : Status.RELEASED));
    }
    List<Violation> wrong = new ArrayList<>();
    List<Answer.Received> answers = api.ask(requests);
    for (int i = 0; i < settled.size(); i++) {
      if (!answers.get(i).ok()) {
        unexpected(settled.get(i), answers.get(i)).ifPresent(wrong::add);
      }
    }
    return new Winners(settled, wrong);
  }

  private static Optional<Violation> unexpected(Hold hold, Answer.Received answer) {
    String detail = "%s: %d %s".formatted(hold, answer.status(), answer.body());
    return Optional.of(new Violation(Rule.ANSWER_EXPECTED, detail));
  }
}
