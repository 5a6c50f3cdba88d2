package holdfast.loadtest.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the buyers of a race contend for. */
public sealed interface Contest {
  /** Its name in a report. */
  @JsonProperty
  String kind();

  /** The units of one SKU, first come first served. */
  record LastUnits() implements Contest {
    @Override
    public String kind() {
      return "LAST_UNITS";
    }
  }

  /**
   * The units of one SKU through the channels of several retailers, each with a floor. The first of
   * them is greedy: it has half of all buyers.
   */
  record Retailers(int retailers) implements Contest {
    @Override
    public String kind() {
      return "RETAILERS";
    }

    /** Half of the units are kept as floors, the others are anybody's. */
    public long floor(long stock) {
      return stock / (2L * retailers);
    }
  }

  /** The units of three SKUs and of a bundle of two of them, in carts. */
  record Carts() implements Contest {
    @Override
    public String kind() {
      return "CARTS";
    }
  }
}
