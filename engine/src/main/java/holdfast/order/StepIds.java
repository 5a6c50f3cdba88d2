package holdfast.order;

import holdfast.catalog.Identifier;
import holdfast.catalog.SkuId;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.ReservationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ids of what an order has SKUs do, made of what the step is about: whoever takes the step again,
 * after a crash too, asks under the same id (I3). They read like paths. A name that is too long, or
 * could be taken for another, is cut and ends with a hash of the whole.
 */
final class StepIds {
  private static final String SEPARATOR = "/";
  private static final int HASH_BYTES = 8;
  private static final Pattern UNCLEAR = Pattern.compile("[^!-~]|[/#]");

  private StepIds() {}

  /** What the order is called by SKUs. */
  static OrderId order(OrderKey key) {
    return new OrderId(path("", List.of(key.store().value(), key.number())));
  }

  /**
   * Under which each SKU holds units for an order or a cart: with the prefix twice, as no checkout
   * can be called.
   */
  static ReservationId hold(OrderKey key) {
    return new ReservationId(
        path(ReservationId.HOLD_PREFIX + ReservationId.HOLD_PREFIX, root(key)));
  }

  /** Under which a SKU keeps what is sold on a line. */
  static ReservationId sale(OrderKey key, String line) {
    return new ReservationId(
        path(ReservationId.SALE_PREFIX, List.of(key.store().value(), key.number(), line)));
  }

  /**
   * A movement for a line.
   *
   * @param what kind of movement, and the shop's name for what caused it
   */
  static MovementId movement(OrderKey key, String line, SkuId sku, String... what) {
    var parts = new ArrayList<>(List.of(key.store().value(), key.number(), line));
    parts.add(sku.value());
    parts.addAll(List.of(what));
    return new MovementId(path("~", parts));
  }

  /** Under which a shop is asked to cancel units of a line. */
  static String cancellation(OrderKey key, String line, int number) {
    return path("", List.of("cancel", key.store().value(), key.number(), line, "" + number));
  }

  private static List<String> root(OrderKey key) {
    return List.of(key.kind().name(), key.store().value(), key.number());
  }

  private static String path(String prefix, List<String> parts) {
    var readable = prefix + String.join(SEPARATOR, parts);
    var isClear = parts.stream().noneMatch(part -> UNCLEAR.matcher(part).find() || part.isEmpty());
    if (isClear && readable.length() <= Identifier.LENGTH_MAX) {
      return readable;
    }
    var hash = "#" + hash(parts);
    var clean = UNCLEAR.matcher(String.join("_", parts)).replaceAll("_");
    var room = Identifier.LENGTH_MAX - prefix.length() - hash.length();
    return prefix + clean.substring(0, Math.min(room, clean.length())) + hash;
  }

  private static String hash(List<String> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
