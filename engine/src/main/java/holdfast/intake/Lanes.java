package holdfast.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which deliveries are held in memory, and which of them may be worked on: the first of each lane,
 * as many as may be under way at once. One that rests after a failure keeps its own lane waiting
 * and no other. Not thread-safe.
 */
final class Lanes {
  private final int heldMax;
  private final int runningMax;
  private final Map<String, ArrayDeque<Ticket>> lanes = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private final ArrayDeque<String> ready = new ArrayDeque<>();
  private int running;

  Lanes(int heldMax, int runningMax) {
    this.heldMax = heldMax;
    this.runningMax = runningMax;
  }

  /** Whether there is room for one more. */
  boolean hasRoom() {
    return held.size() < heldMax;
  }

  /** How many deliveries are held. */
  int held() {
    return held.size();
  }

  /** Holds a delivery, unless it is held already; there must be room. */
  void hold(Ticket ticket) {
    if (!held.add(ticket.id())) {
      return;
    }
    var lane = lanes.computeIfAbsent(ticket.lane(), _ -> new ArrayDeque<>());
    lane.add(ticket);
    if (lane.size() == 1) {
      ready.add(ticket.lane());
    }
  }

  /** Takes those that may be worked on now; each must be told finished or resting. */
  List<Ticket> start() {
    var started = new ArrayList<Ticket>();
    while (running < runningMax && !ready.isEmpty()) {
      started.add(first(ready.remove()));
      running++;
    }
    return started;
  }

  /** Lets go of a delivery that was under way; the next of its lane may go. */
  void finished(Ticket ticket) {
    running--;
    held.remove(ticket.id());
    var lane = lane(ticket.lane());
    lane.remove();
    if (lane.isEmpty()) {
      lanes.remove(ticket.lane());
    } else {
      ready.add(ticket.lane());
    }
  }

  /** A delivery that was under way is to be tried again as {@code later}, and not yet. */
  void rests(Ticket later) {
    running--;
    var lane = lane(later.lane());
    lane.remove();
    lane.addFirst(later);
  }

  /** A delivery that rested may be tried again. */
  void rested(Ticket ticket) {
    ready.add(ticket.lane());
  }

  private Ticket first(String lane) {
    return lane(lane).element();
  }

  private ArrayDeque<Ticket> lane(String name) {
    var lane = lanes.get(name);
    if (lane == null) {
      throw new IllegalStateException("nothing is held in the lane " + name);
    }
    return lane;
  }
}
