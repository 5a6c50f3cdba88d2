package holdfast.loadtest.simulator.woocommerce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Remarks on orders for the shop's people. Under the lock of the shop's book. */
final class Notes {
  /** A remark. */
  record Note(long id, Instant at, String text, boolean forTheBuyer) {}

  /** Notes on older orders are forgotten, so that a simulation may run for days. */
  private static final int ORDERS_MAX = 1_000;

  private final SequencedMap<Long, List<Note>> notes = new LinkedHashMap<>();

  void add(long order, Note note) {
    notes.computeIfAbsent(order, first -> new ArrayList<>()).add(note);
    if (notes.size() > ORDERS_MAX) {
      notes.pollFirstEntry();
    }
  }

  /** The newest first. */
  List<Note> of(long order) {
    return notes.getOrDefault(order, List.of()).reversed();
  }
}
