package holdfast.loadtest.scenario;

import holdfast.loadtest.audit.Hold;
import holdfast.loadtest.audit.Status;
import holdfast.loadtest.audit.Step;
import holdfast.loadtest.client.Calls;
import holdfast.loadtest.client.Request;
import java.util.random.RandomGenerator;

/**
 * What one connection does: it reserves, then confirms, releases, extends or leaves the
 * reservation, and begins anew. Which of them is decided when the reservation is begun.
 */
final class Customer {
  private static final int TTL_SECONDS = 3_600;
  private static final int TTL_SECONDS_SHORT = 1;

  private final Calls calls;
  private final Shop shop;
  private final RandomGenerator random;
  private final String idPrefix;
  private int begun;
  private Hold hold = Hold.wanted("", "", 1, false).answered(Status.ABSENT);
  private Step next = Step.NONE;

  Customer(Calls calls, Shop shop, RandomGenerator random, String idPrefix) {
    this.calls = calls;
    this.shop = shop;
    this.random = random;
    this.idPrefix = idPrefix;
  }

  Hold hold() {
    return hold;
  }

  /** Whether there is nothing left to ask for this reservation. */
  boolean done() {
    return hold.unanswered() == Step.NONE && next == Step.NONE;
  }

  void begin() {
    int plan = random.nextInt(100);
    boolean shortLived = plan < 2;
    next =
        shortLived ? Step.NONE : plan < 50 ? Step.CONFIRM : plan < 90 ? Step.RELEASE : Step.EXTEND;
    String id = idPrefix + "-" + ++begun;
    hold = Hold.wanted(id, shop.pick(random), random.nextLong(1, 4), shortLived);
  }

  /** The request under way, or the next one; the same again until it is answered. */
  Request request() {
    if (hold.unanswered() == Step.NONE) {
      hold = hold.asked(next);
      next = Step.NONE;
    }
    return request(calls, shop, hold);
  }

  /** Enters what an answer said of the request under way. */
  void answered(Status status) {
    hold = hold.answered(status);
    if (status == Status.ABSENT) {
      next = Step.NONE;
    }
  }

  /** The request that this reservation waits for, to be sent once more. */
  static Request request(Calls calls, Shop shop, Hold hold) {
    int ttl = hold.shortLived() ? TTL_SECONDS_SHORT : TTL_SECONDS;
    return switch (hold.unanswered()) {
      case NONE -> calls.reservation(hold.id());
      case RESERVE -> calls.reserve(hold.id(), shop.name(), hold.sku(), (int) hold.quantity(), ttl);
      case EXTEND -> calls.extend(hold.id(), ttl);
      case CONFIRM -> calls.confirm(hold.id(), hold.order());
      case RELEASE -> calls.release(hold.id());
    };
  }
}
