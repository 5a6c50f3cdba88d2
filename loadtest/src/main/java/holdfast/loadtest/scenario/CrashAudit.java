package holdfast.loadtest.scenario;

import holdfast.loadtest.audit.Hold;
import holdfast.loadtest.audit.Ledger;
import holdfast.loadtest.audit.Observed;
import holdfast.loadtest.audit.Reply;
import holdfast.loadtest.audit.Status;
import holdfast.loadtest.audit.Step;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Holds a restarted server to every answer that it gave before it was killed. */
final class CrashAudit {
  private static final Duration EXPIRY_MAX = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int CONFIRMED_AGAIN_MAX = 2_000;

  private final Api api;
  private final Shop shop;
  private final Ledger ledger;
  private final List<Violation> violations = new ArrayList<>();
  private long audited;

  CrashAudit(Api api, Shop shop, Ledger ledger) {
    this.api = api;
    this.shop = shop;
    this.ledger = ledger;
  }

  /** Audits the round's reservations and a sample of earlier ones, and enters the former. */
  void run(List<Hold> holds, List<Delivery> openDeliveries) throws ServerFailure {
    look(ledger.sample());
    look(holds);
    settleDeliveries(openDeliveries);
    List<Hold> settled = settle(holds);
    settled.forEach(ledger::settle);
    confirmAgain(settled);
    List<Hold> shortLived = settled.stream().filter(Hold::shortLived).toList();
    if (!shortLived.isEmpty()) {
      awaitExpiry();
      look(shortLived);
    }
    api.skus(ledger.skus()).forEach(numbers -> violations.addAll(ledger.check(numbers)));
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  long audited() {
    return audited;
  }

  long lost() {
    return violations.stream().filter(v -> v.rule() == Rule.NOTHING_LOST).count();
  }

  long doubled() throws ServerFailure {
    return api.skus(ledger.skus()).stream().mapToLong(ledger::unexplained).sum();
  }

  private void look(List<Hold> holds) throws ServerFailure {
    List<Answer.Received> answers =
        api.ask(holds.stream().map(hold -> api.calls().reservation(hold.id())).toList());
    for (int i = 0; i < holds.size(); i++) {
      Hold hold = holds.get(i);
      Answer.Received answer = answers.get(i);
      Observed.of(answer)
          .ifPresentOrElse(
              observed -> observed.contradicts(hold).ifPresent(violations::add),
              () -> violate(Rule.ANSWER_EXPECTED, hold, answer.status() + " " + answer.body()));
    }
    audited += holds.size();
  }

  private void settleDeliveries(List<Delivery> open) throws ServerFailure {
    List<Answer.Received> answers =
        api.ask(
            open.stream()
                .map(d -> api.calls().receipt(d.id(), d.sku(), shop.name(), d.quantity()))
                .toList());
    for (int i = 0; i < open.size(); i++) {
      if (answers.get(i).ok()) {
        ledger.receive(open.get(i).sku(), open.get(i).quantity());
      } else {
        violations.add(
            new Violation(Rule.ANSWER_EXPECTED, open.get(i) + ": " + answers.get(i).body()));
      }
    }
  }

  /** Asks again what had no answer; the same id settles it. Short-lived ones are over by now. */
  private List<Hold> settle(List<Hold> holds) throws ServerFailure {
    List<Hold> open = holds.stream().filter(hold -> hold.unanswered() != Step.NONE).toList();
    List<Answer.Received> answers =
        api.ask(open.stream().map(hold -> Customer.request(api.calls(), shop, hold)).toList());
    List<Hold> settled = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Hold hold = open.get(i);
      switch (Reply.of(hold.unanswered(), answers.get(i))) {
        case Reply.Settled(var status, _) -> settled.add(hold.answered(status));
        case Reply.AskAgain _ -> violate(Rule.SETTLED, hold, "still no answer");
        case Reply.Unexpected(var detail) -> violate(Rule.ANSWER_EXPECTED, hold, detail);
      }
    }
    return Stream.concat(
            settled.stream(), holds.stream().filter(hold -> hold.unanswered() == Step.NONE))
        .map(hold -> expires(hold) ? hold.answered(Status.EXPIRED) : hold)
        .toList();
  }

  private static boolean expires(Hold hold) {
    return hold.shortLived() && hold.answered() == Status.HELD;
  }

  /** The same order confirms again without effect; the numbers show it, as does the answer. */
  private void confirmAgain(List<Hold> settled) throws ServerFailure {
    List<Hold> confirmed =
        settled.stream()
            .filter(hold -> hold.answered() == Status.CONFIRMED)
            .limit(CONFIRMED_AGAIN_MAX)
            .toList();
    List<Answer.Received> answers =
        api.ask(
            confirmed.stream().map(hold -> api.calls().confirm(hold.id(), hold.order())).toList());
    for (int i = 0; i < confirmed.size(); i++) {
      if (!(Reply.of(Step.CONFIRM, answers.get(i)) instanceof Reply.Settled)) {
        violate(Rule.NOTHING_LOST, confirmed.get(i), answers.get(i).body());
      }
    }
  }

  /** Short-lived reservations end by themselves, though not on the second. */
  private void awaitExpiry() throws ServerFailure {
    long start = System.nanoTime();
    while (violations.isEmpty() && !heldAgrees()) {
      if (System.nanoTime() - start > EXPIRY_MAX.toNanos()) {
        return;
      }
      Pause.of(PAUSE);
    }
  }

  private boolean heldAgrees() throws ServerFailure {
    List<SkuNumbers> numbers = api.skus(ledger.skus());
    return numbers.stream().allMatch(ledger::heldAgrees);
  }

  private void violate(Rule rule, Hold hold, String detail) {
    violations.add(new Violation(rule, hold + ": " + detail));
  }
}
