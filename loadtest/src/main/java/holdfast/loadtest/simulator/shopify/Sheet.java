package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Shopify knows of an order beside its lines and refunds.
 *
 * @param number as in {@code #1042}
 * @param token the key of its cart
 * @param cancelReason in lower case, as webhooks print it
 * @param test an order of a person who tries the shop out
 * @param refundNotes what the staff, or an app, wrote to a refund, by its id
 */
record Sheet(
    long number,
    String token,
    boolean test,
    @Nullable String note,
    List<String> tags,
    @Nullable String cancelReason,
    List<Shipment> shipments,
    Map<Long, String> refundNotes) {
  /**
   * Units sent off together.
   *
   * @param lines order lines with the units of each
   */
  record Shipment(long id, Instant at, long location, List<Wanted> lines) {
    Shipment {
      lines = List.copyOf(lines);
    }
  }

  Sheet {
    tags = List.copyOf(tags);
    shipments = List.copyOf(shipments);
    refundNotes = Map.copyOf(refundNotes);
  }

  static Sheet of(long number, String token, boolean test) {
    return new Sheet(number, token, test, null, List.of(), null, List.of(), Map.of());
  }

  Sheet withNote(@Nullable String words) {
    return new Sheet(number, token, test, words, tags, cancelReason, shipments, refundNotes);
  }

  Sheet withTags(List<String> words) {
    return new Sheet(number, token, test, note, words, cancelReason, shipments, refundNotes);
  }

  Sheet withCancelReason(String word) {
    return new Sheet(number, token, test, note, tags, word, shipments, refundNotes);
  }

  Sheet withRefundNote(long refund, String words) {
    var all = new HashMap<>(refundNotes);
    all.put(refund, words);
    return new Sheet(number, token, test, note, tags, cancelReason, shipments, all);
  }

  Sheet withShipment(Shipment shipment) {
    var all = new ArrayList<>(shipments);
    all.add(shipment);
    return new Sheet(number, token, test, note, tags, cancelReason, all, refundNotes);
  }
}
