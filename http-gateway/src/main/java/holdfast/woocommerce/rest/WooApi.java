package holdfast.woocommerce.rest;

import holdfast.catalog.StoreSecrets;
import holdfast.outbound.Outbound;
import holdfast.publish.SyncLog;
import java.time.Clock;
import java.util.function.Supplier;

/** The shops' REST API, as all who ask them share it. */
public final class WooApi {
  private final WooDoor door;
  private final SyncLog log;

  /**
   * Reaches all shops.
   *
   * @param nonces gives texts of letters and digits that nobody can guess, never the same again
   */
  public WooApi(
      Outbound outbound, StoreSecrets secrets, SyncLog log, Clock clock, Supplier<String> nonces) {
    this.door = new WooDoor(outbound, secrets, clock, nonces);
    this.log = log;
  }

  WooDoor door() {
    return door;
  }

  SyncLog log() {
    return log;
  }
}
