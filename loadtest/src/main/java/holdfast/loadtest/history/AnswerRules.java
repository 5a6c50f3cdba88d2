package holdfast.loadtest.history;

import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Is each answer one that the contract allows, and did each id come to one end? */
final class AnswerRules {
  private final List<Violation> violations = new ArrayList<>();

  private AnswerRules() {}

  /**
   * Checks the attempts of any contest.
   *
   * @param skuOf the SKU of the first line that an id asks for
   * @param quantity the units of that line
   */
  static List<Violation> check(
      List<Attempt> attempts, Function<String, String> skuOf, long quantity) {
    AnswerRules rules = new AnswerRules();
    for (Attempt attempt : attempts) {
      rules.checkAnswer(attempt, skuOf.apply(attempt.id()), quantity);
    }
    Map<String, List<Attempt>> byId = Grant.byId(attempts);
    byId.forEach(rules::checkId);
    return rules.violations;
  }

  private void checkAnswer(Attempt attempt, String skuAsked, long quantityAsked) {
    switch (attempt.outcome()) {
      case Outcome.Unexpected(var status, var body) ->
          violate(Rule.ANSWER_EXPECTED, attempt.id() + ": " + status + " " + body);
      case Outcome.Granted(_, _, var sku, var quantity) -> {
        if (!sku.equals(skuAsked) || quantity != quantityAsked) {
          violate(Rule.GRANTED_AS_ASKED, attempt.id() + ": " + quantity + " of " + sku);
        }
      }
      case Outcome.Refused _, Outcome.NothingDone _, Outcome.Unknown _ -> {}
    }
  }

  private void checkId(String id, List<Attempt> attempts) {
    if (attempts.stream().noneMatch(Attempt::settles)) {
      violate(Rule.SETTLED, id + ": " + attempts.getLast().outcome());
    }
    long fresh = attempts.stream().filter(AnswerRules::freshlyGranted).count();
    if (fresh > 1) {
      violate(Rule.GRANTED_ONCE, id + " was granted " + fresh + " times");
    }
    if (saidToBeRepeated(attempts)) {
      violate(Rule.ANSWER_EXPECTED, id + ": said to be granted before, and never was");
    }
  }

  private static boolean saidToBeRepeated(List<Attempt> attempts) {
    return attempts.stream().anyMatch(a -> a.outcome() instanceof Outcome.Granted)
        && attempts.stream()
            .noneMatch(a -> freshlyGranted(a) || a.outcome() instanceof Outcome.Unknown);
  }

  private static boolean freshlyGranted(Attempt attempt) {
    return attempt.outcome() instanceof Outcome.Granted granted && granted.fresh();
  }

  private void violate(Rule rule, String detail) {
    violations.add(new Violation(rule, detail));
  }
}
