package holdfast.persistence.format;

import holdfast.allocation.PolicyLayer;

/** The stored form of policies: what a level says, by the rules of {@link StockFormat}. */
public final class PolicyFormat {
  private PolicyFormat() {}

  /** What a level says, as a document. */
  public static String document(PolicyLayer layer) {
    return StockFormat.text(layer);
  }

  /** Reads what a level says. */
  public static PolicyLayer readLayer(String document) {
    return StockFormat.read(document, PolicyLayer.class);
  }
}
