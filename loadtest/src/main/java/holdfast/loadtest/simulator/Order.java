package holdfast.loadtest.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A shop's order as it stands.
 *
 * @param status the platform's own word, if it has one for the whole order
 * @param changed the platform's time of modification
 * @param cancelled when it was cancelled, if it was
 */
public record Order(
    long id,
    String status,
    Instant placed,
    Instant changed,
    @Nullable Instant cancelled,
    List<OrderLine> lines,
    List<Refund> refunds) {
  /**
   * What of an order came back, or was given up.
   *
   * @param amount the money; empty if the platform does not keep it
   */
  public record Refund(long id, Instant at, List<RefundLine> lines, String amount) {
    public Refund(long id, Instant at, List<RefundLine> lines) {
      this(id, at, lines, "");
    }
  }

  /**
   * A part of a refund.
   *
   * @param line the order line's id
   * @param restock the platform's own word for what becomes of the units in its book
   */
  public record RefundLine(long id, long line, long quantity, String restock) {}

  public Order {
    lines = List.copyOf(lines);
    refunds = List.copyOf(refunds);
  }

  public Order withStatus(String now, Instant at) {
    return new Order(id, now, placed, at, cancelled, lines, refunds);
  }

  public Order withCancelled(Instant at) {
    return new Order(id, status, placed, at, at, lines, refunds);
  }

  public Order withRefund(Refund refund) {
    var all = new ArrayList<>(refunds);
    all.add(refund);
    return new Order(id, status, placed, refund.at(), cancelled, lines, all);
  }

  /** Each line changed; the time of modification as well. */
  public Order withLines(UnaryOperator<OrderLine> step, Instant at) {
    var all = lines.stream().map(step).toList();
    return new Order(id, status, placed, at, cancelled, all, refunds);
  }
}
