package holdfast.woocommerce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.order.Cancellation;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a shop is told in order to cancel. The platform knows no keys: what is done carries the
 * cancellation's id as a note to itself, so that it is found done when it is asked for again.
 */
final class WooCancelBodies {
  /** Key of the note on an order that was cancelled, or on a refund. */
  static final String MARK = "_holdfast_cancellation";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int REFERENCE_BYTES = 6;

  private WooCancelBodies() {}

  /** The whole order; the shop counts its units as there again. */
  static ObjectNode whole(Cancellation cancellation) {
    var body = JSON.objectNode().put("status", "cancelled");
    body.set("meta_data", marks(cancellation));
    return body;
  }

  /**
   * Some units, by a refund of nothing: giving money back is for people.
   *
   * @param units by line
   */
  static ObjectNode part(Cancellation cancellation, Map<String, Integer> units) {
    var lines = JSON.arrayNode();
    units.forEach(
        (line, quantity) ->
            lines.add(JSON.objectNode().put("id", new BigInteger(line)).put("quantity", quantity)));
    var body =
        JSON.objectNode()
            .put("amount", "0")
            .put("reason", cancellation.note())
            .put("api_refund", false)
            .put("api_restock", cancellation.isRestocked());
    body.set("line_items", lines);
    body.set("meta_data", marks(cancellation));
    return body;
  }

  private static ArrayNode marks(Cancellation cancellation) {
    return JSON.arrayNode().add(JSON.objectNode().put("key", MARK).put("value", cancellation.id()));
  }

  static ObjectNode staffNote(Cancellation cancellation) {
    var text =
        "%s Holdfast has cancelled units of this order and given no money back: that is yours to do. (%s)"
            .formatted(cancellation.note(), reference(cancellation));
    return JSON.objectNode().put("note", text).put("customer_note", false);
  }

  static ObjectNode buyerNote(Cancellation cancellation) {
    var discount =
        cancellation
            .discountCode()
            .map(
                "For the trouble, please use the discount code %s with your next order. "
                    ::formatted)
            .orElse("");
    var text =
        "We are sorry: something that you ordered is no longer there, and we had to cancel it. %s(%s)"
            .formatted(discount, reference(cancellation));
    return JSON.objectNode().put("note", text).put("customer_note", true);
  }

  /** Stands in notes in place of the id, which shops may print with other characters. */
  static String reference(Cancellation cancellation) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256")
              .digest(cancellation.id().getBytes(StandardCharsets.UTF_8));
      return "HF-" + HexFormat.of().formatHex(hash, 0, REFERENCE_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
