package holdfast.loadtest.simulator.shopify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states in which Shopify counts units at a location. */
enum Quantity {
  AVAILABLE,
  ON_HAND,
  COMMITTED,
  INCOMING,
  RESERVED,
  DAMAGED,
  SAFETY_STOCK,
  QUALITY_CONTROL;

  /** Its name in the API, such as {@code on_hand}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Quantity> of(String word) {
    return Arrays.stream(values()).filter(quantity -> quantity.word().equals(word)).findFirst();
  }

  /** Units that are set aside: on hand, but not for sale. */
  boolean isSetAside() {
    return switch (this) {
      case RESERVED, DAMAGED, SAFETY_STOCK, QUALITY_CONTROL -> true;
      case AVAILABLE, ON_HAND, COMMITTED, INCOMING -> false;
    };
  }

  /** Whether {@code inventorySetQuantities} takes it. */
  boolean isSettable() {
    return this == AVAILABLE || this == ON_HAND;
  }

  /** Whether {@code inventoryAdjustQuantities} takes it. */
  boolean isAdjustable() {
    return this == AVAILABLE || this == INCOMING || isSetAside();
  }
}
