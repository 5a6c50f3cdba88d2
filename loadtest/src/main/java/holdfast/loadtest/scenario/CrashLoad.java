package holdfast.loadtest.scenario;

import holdfast.loadtest.audit.Hold;
import holdfast.loadtest.audit.Ledger;
import holdfast.loadtest.audit.Reply;
import holdfast.loadtest.audit.Step;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Caller;
import holdfast.loadtest.client.Calls;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The load of one round. It pulls the plug itself when its time has come, between two requests of
 * one connection and in the middle of one on all others, and keeps what each answer has promised.
 */
final class CrashLoad implements Caller {
  private final Calls calls;
  private final Shop shop;
  private final Ledger ledger;
  private final SplittableRandom random;
  private final String idPrefix;
  private final Runnable kill;
  private final List<Customer> customers = new ArrayList<>();
  private final Map<Integer, Delivery> deliveries = new HashMap<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final long killNanos;
  private boolean killed;
  private int lostTooEarly;
  private int delivered;
  private long answered;

  CrashLoad(
      Calls calls,
      Shop shop,
      Ledger ledger,
      SplittableRandom random,
      String idPrefix,
      int connections,
      Duration killAfter,
      Runnable kill) {
    this.calls = calls;
    this.shop = shop;
    this.ledger = ledger;
    this.random = random;
    this.idPrefix = idPrefix;
    this.kill = kill;
    this.killNanos = System.nanoTime() + killAfter.toNanos();
    for (int i = 0; i < connections; i++) {
      customers.add(new Customer(calls, shop, random.split(), idPrefix + "-" + i));
    }
  }

  @Override
  public @Nullable Request next(int connection) {
    // A server that ended by itself would be called as fast as it refuses.
    boolean gone = lostTooEarly > customers.size();
    if (!killed && (gone || System.nanoTime() - killNanos >= 0)) {
      kill.run();
      killed = true;
    }
    if (killed) {
      return null;
    }
    Delivery delivery = deliveries.get(connection);
    if (delivery != null) {
      return receipt(delivery);
    }
    Customer customer = customers.get(connection);
    if (customer.done()) {
      holds.add(customer.hold());
      customer.begin();
      if (random.nextInt(100) == 0) {
        Delivery begun = new Delivery(idPrefix + "-delivery-" + ++delivered, shop.scarce(), 1);
        deliveries.put(connection, begun);
        return receipt(begun);
      }
    }
    return customer.request();
  }

  @Override
  public void answered(int connection, Answer answer) {
    switch (answer) {
      case Answer.Received received -> {
        answered++;
        Delivery delivery = deliveries.get(connection);
        if (delivery != null) {
          answeredDelivery(connection, delivery, received);
        } else {
          answeredStep(customers.get(connection), received);
        }
      }
      case Answer.Lost(var reason, _, _, _) -> {
        if (!killed) {
          lostTooEarly++;
          violations.add(new Violation(Rule.SETTLED, "lost before the kill: " + reason));
        }
      }
    }
  }

  /** Every reservation of this round, the unfinished ones too. */
  List<Hold> holds() {
    List<Hold> all = new ArrayList<>(holds);
    customers.stream().map(Customer::hold).forEach(all::add);
    return all;
  }

  /** Receipts that were under way at the kill. */
  List<Delivery> openDeliveries() {
    return List.copyOf(deliveries.values());
  }

  long answered() {
    return answered;
  }

  /** Reservations and receipts whose request was under way at the kill. */
  long unanswered() {
    return deliveries.size()
        + holds().stream().filter(hold -> hold.unanswered() != Step.NONE).count();
  }

  List<Violation> violations() {
    return violations;
  }

  private void answeredDelivery(int connection, Delivery delivery, Answer.Received answer) {
    if (answer.status() == 503) {
      return;
    }
    deliveries.remove(connection);
    if (answer.ok()) {
      ledger.receive(delivery.sku(), delivery.quantity());
    } else {
      violate(delivery.id(), answer.status() + " " + answer.body());
    }
  }

  private void answeredStep(Customer customer, Answer.Received answer) {
    Step step = customer.hold().unanswered();
    switch (Reply.of(step, answer)) {
      case Reply.Settled(var status, var version) -> {
        ledger.see(customer.hold().sku(), version);
        customer.answered(status);
      }
      case Reply.AskAgain _ -> {}
      case Reply.Unexpected(var detail) -> {
        violate(customer.hold().id(), detail);
        holds.add(customer.hold());
        customer.begin();
      }
    }
  }

  private Request receipt(Delivery delivery) {
    return calls.receipt(delivery.id(), delivery.sku(), shop.name(), delivery.quantity());
  }

  private void violate(String id, String detail) {
    violations.add(new Violation(Rule.ANSWER_EXPECTED, id + ": " + detail));
  }
}
