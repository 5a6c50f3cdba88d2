package holdfast.shoplife;

import java.util.Map;

/** Goods that a buyer wants to send back, as their shop knows it. */
final class GoodsReturn {
  final long id;
  final Map<ShopLine, Integer> units;

  /** The last word of its topic, as {@code approve} of {@code returns/approve}. */
  String lastStep = "request";

  GoodsReturn(long id, Map<ShopLine, Integer> units) {
    this.id = id;
    this.units = units;
  }

  /** Whether they are still to come. */
  boolean isOpen() {
    return lastStep.equals("request") || lastStep.equals("approve");
  }

  int units(ShopLine line) {
    return isOpen() ? units.getOrDefault(line, 0) : 0;
  }
}
