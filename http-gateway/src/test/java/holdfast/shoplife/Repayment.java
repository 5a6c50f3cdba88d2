package holdfast.shoplife;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money that a shop gave back.
 *
 * @param saysKind whether its parts name their kind, as those of old shops don't
 */
record Repayment(long id, Instant createdAt, boolean restock, boolean saysKind, List<Part> parts) {
  /** Units of one line. */
  record Part(long id, ShopLine line, int units, Kind kind, Optional<Long> location) {}

  /** What the shop says became of the units; the names are Shopify's. */
  enum Kind {
    CANCEL,
    RETURN,
    NO_RESTOCK,
    LEGACY_RESTOCK
  }
}
