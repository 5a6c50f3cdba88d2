package holdfast.shop;

import holdfast.catalog.Parked;

/** Hears what is found out about shops' numbers. Calls must neither block nor throw. */
public interface ShopMeter {
  /** A number was judged, or a drift explained. */
  void found(LevelFinding finding);

  /** A shop's own word has parked a listing. */
  void parked(Parked reason);
}
