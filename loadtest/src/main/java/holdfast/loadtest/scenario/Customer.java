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
  private Hold hold;
  private Step next;

  Customer(Calls calls, Shop shop, RandomGenerator random, String idPrefix) {
    this.calls = calls;
    this.shop = shop;
    this.random = random;
    this.idPrefix = idPrefix;
    begin();
  }

  Hold hold() {
    return hold;
  }

  /** Whether there is nothing left to ask for this reservation. */
  boolean done() {
    return hold.unanswered() == Step.NONE && next == Step.NONE;
  }

  void begin() {
    next = plan(random.nextInt(100));
    boolean shortLived = next == Step.NONE;
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

  /** Most are settled, so that what stays open does not grow too fast; a few are left to expire. */
  private static Step plan(int percent) {
    if (percent < 2) {
      return Step.NONE;
    }
    if (percent < 50) {
      return Step.CONFIRM;
    }
    return percent < 90 ? Step.RELEASE : Step.EXTEND;
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
