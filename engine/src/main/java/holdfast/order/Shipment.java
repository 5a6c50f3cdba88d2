package holdfast.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One parcel of an order.
 *
 * @param id the shop's own id
 * @param changedAt by the shop's clock
 * @param isVoid it was cancelled, or never left
 * @param platformLocation the shop's id of where it left
 * @param lines units by line of the order
 */
public record Shipment(
    String id,
    Instant changedAt,
    boolean isVoid,
    Optional<String> platformLocation,
    List<Units> lines) {
  /** Keeps its own copy of the lines. */
  public Shipment {
    lines = List.copyOf(lines);
  }

  /** Units of one line of the order. */
  public record Units(String line, int quantity) {}
}
