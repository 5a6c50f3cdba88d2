package holdfast.loadtest.simulator.shopify;

/** What a shop pays Shopify decides how much may be asked of it. */
public enum Plan {
  STANDARD(2_000, 100),
  ADVANCED(4_000, 200),
  PLUS(20_000, 1_000),
  ENTERPRISE(40_000, 2_000);

  private final int bucket;
  private final int restorePerSecond;

  Plan(int bucket, int restorePerSecond) {
    this.bucket = bucket;
    this.restorePerSecond = restorePerSecond;
  }

  /** Points that can be spent at once. */
  public int bucket() {
    return bucket;
  }

  /** Points that come back in a second. */
  public int restorePerSecond() {
    return restorePerSecond;
  }
}
