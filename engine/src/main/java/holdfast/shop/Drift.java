package holdfast.shop;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.Optional;

/**
 * A shop showed another number than it should have. A record of that, which moves no stock.
 *
 * @param id in the order in which they were recorded
 * @param listing the first of the listings that show the number
 * @param sku what it stood for when this was recorded
 * @param seenAt by the shop's clock
 */
public record Drift(
    String id,
    ChannelId store,
    String listing,
    Optional<SkuId> sku,
    int seen,
    int expected,
    DriftCause cause,
    Instant seenAt,
    Instant recordedAt,
    State state) {
  /** What became of it. Part of the API. */
  public enum State {
    /** Nobody knows why. */
    OPEN,
    /** An order that came late explains it. */
    EXPLAINED
  }
}
