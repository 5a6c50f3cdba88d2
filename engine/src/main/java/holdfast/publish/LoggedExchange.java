package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An {@link Exchange} as the sync log has it.
 *
 * @param id in the order in which exchanges were written down
 * @param lineCount how many lines it has in all
 * @param linesFailed how many of them were not carried out
 * @param lines some of them or all, as of the question
 */
public record LoggedExchange(
    String id,
    ChannelId store,
    Exchange.Kind kind,
    Instant at,
    Duration took,
    Optional<String> key,
    String outcome,
    Optional<Integer> status,
    int lineCount,
    int linesFailed,
    List<Line> lines) {
  /** Keeps its own copy of the lines. */
  public LoggedExchange {
    lines = List.copyOf(lines);
  }

  /** The same with these lines. */
  public LoggedExchange withLines(List<Line> some) {
    return new LoggedExchange(
        id, store, kind, at, took, key, outcome, status, lineCount, linesFailed, some);
  }

  /**
   * One number.
   *
   * @param sku what the listing stood for when this was written down
   */
  public record Line(
      String listing,
      Optional<SkuId> sku,
      Optional<Long> from,
      Optional<Long> to,
      String outcome) {}

  /**
   * What is kept of a text.
   *
   * @param text its beginning, or all of it
   * @param length of all of it, in characters
   */
  public record Kept(String text, int length) {
    /** Whether the end is missing. */
    public boolean isCut() {
      return text.length() < length;
    }
  }

  /** With all lines, and with what was said. */
  public record Whole(LoggedExchange exchange, Kept request, Kept response) {}
}
