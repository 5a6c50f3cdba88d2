package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.stock.ReservationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which SKU a reservation is with, for calls that name only the reservation. It knows what was
 * asked for through this node lately, before the SKU has answered, so that a reservation whose
 * outcome is unknown is found too. It is bounded and forgets what was used longest ago; the read
 * model knows the rest. It also keeps one id from being granted by two SKUs.
 */
public final class ReservationDirectory {
  /** Few threads meet at one lock, and each part stays small. */
  private static final int PARTS = 64;

  /**
   * The part is taken from the high bits of a product, because the maps within use the low bits of
   * the hash: shared, they would leave most of a map's buckets empty. The factor is 2^32 divided by
   * the golden ratio.
   */
  private static final int SPREAD = 0x9E3779B9;

  private static final int PART_SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(PARTS);

  private final Part[] parts;

  /** Remembers about {@code entriesMax} reservations, and tells {@code earlier} what it forgets. */
  public ReservationDirectory(int entriesMax, EarlierIds earlier) {
    var each = Math.max(1, entriesMax / PARTS);
    parts = IntStream.range(0, PARTS).mapToObj(_ -> new Part(each, earlier)).toArray(Part[]::new);
  }

  /**
   * Notes that {@code sku} is about to be asked for a reservation. Must be followed by {@link
   * #settle} if the claim stands.
   *
   * @return another SKU that the id is already with; then the claim does not stand
   */
  Optional<SkuId> claim(ReservationId id, SkuId sku) {
    return part(id).claim(id, sku);
  }

  /** Ends a claim; unless anybody wants it kept, the id may be used for another SKU again. */
  void settle(ReservationId id, boolean isKept) {
    part(id).settle(id, isKept);
  }

  /** Notes what the read model knows. */
  void learn(ReservationId id, SkuId sku) {
    if (claim(id, sku).isEmpty()) {
      settle(id, true);
    }
  }

  /** The SKU that the reservation is, or may be, with. */
  Optional<SkuId> find(ReservationId id) {
    return part(id).find(id);
  }

  private Part part(ReservationId id) {
    return parts[(id.hashCode() * SPREAD) >>> PART_SHIFT];
  }

  private static final class Place {
    private final SkuId sku;
    private int claims;
    private boolean isKept;

    private Place(SkuId sku) {
      this.sku = sku;
    }
  }

  private static final class Part {
    private final Map<ReservationId, Place> entries;

    private Part(int entriesMax, EarlierIds earlier) {
      entries =
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ReservationId, Place> eldest) {
              var isOver = size() > entriesMax;
              if (isOver) {
                earlier.add(eldest.getKey());
              }
              return isOver;
            }
          };
    }

    private synchronized Optional<SkuId> claim(ReservationId id, SkuId sku) {
      var entry = entries.computeIfAbsent(id, _ -> new Place(sku));
      if (!entry.sku.equals(sku)) {
        return Optional.of(entry.sku);
      }
      entry.claims++;
      return Optional.empty();
    }

    private synchronized void settle(ReservationId id, boolean isKept) {
      var entry = entries.get(id);
      if (entry != null) {
        entry.claims--;
        entry.isKept |= isKept;
        if (entry.claims <= 0 && !entry.isKept) {
          entries.remove(id);
        }
      }
    }

    private synchronized Optional<SkuId> find(ReservationId id) {
      return Optional.ofNullable(entries.get(id)).map(entry -> entry.sku);
    }
  }
}
