package holdfast.shoplife;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a WooCommerce shop sends. A delivery waits for its job; until that runs, no second one of
 * the same topic about the same order joins it. Its body is made when the job runs.
 */
final class WooOutbox {
  private final WooLife life;
  private final WooBodies bodies;
  private final Set<Job> jobs = new LinkedHashSet<>();

  WooOutbox(WooLife life, WooBodies bodies) {
    this.life = life;
    this.bodies = bodies;
  }

  private record Job(String topic, WooOrder order) {}

  void queue(String topic, WooOrder order) {
    jobs.add(new Job(topic, order));
  }

  /** The shop is quiet, and jobs wait; or it is not. */
  void hurry() {
    if (life.dice.chance(60)) {
      flush();
    }
  }

  void flush() {
    // Jobs that queue up at the same moment run in whatever order.
    for (var job : life.dice.shuffled(jobs)) {
      deliver(job.topic(), job.order());
    }
    jobs.clear();
  }

  private void deliver(String topic, WooOrder order) {
    if (topic.equals("order.deleted")) {
      send(topic, order, bodies.deleted(order), "deleted");
    } else if (order.isDeleted) {
      send(topic, order, bodies.gone(), "gone");
    } else {
      send(topic, order, bodies.order(order), inShort(order));
      if (!order.repayments.isEmpty()) {
        send(WooLife.REFUNDS_READ, order, bodies.refunds(order), inShort(order));
      }
    }
  }

  private void send(String topic, WooOrder order, String body, String brief) {
    life.send(topic, "" + order.id, order.changedAt, body, brief);
  }

  /** The order as it is now; that it is deleted, only besides what it was last. */
  List<Delivery> readAgain(WooOrder order) {
    var read = new ArrayList<Delivery>();
    read.add(readAgain("order.updated", order, bodies.order(order)));
    read.add(readAgain(WooLife.REFUNDS_READ, order, bodies.refunds(order)));
    if (order.isDeleted) {
      read.add(readAgain("order.deleted", order, bodies.deleted(order)));
    }
    return read;
  }

  private Delivery readAgain(String topic, WooOrder order, String body) {
    return life.delivery(
        topic, "" + order.id, order.changedAt, body, "read again " + inShort(order));
  }

  private static String inShort(WooOrder order) {
    var refunds = order.repayments.isEmpty() ? "" : " refunds=" + order.repayments.size();
    return order.status + refunds + " " + order.lines;
  }
}
