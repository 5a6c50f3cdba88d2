package holdfast.shopify.admin;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.publish.Push;
import java.util.List;
import java.util.Optional;

/** Numbers to be pushed in tests. */
final class Lines {
  static final String KEY = "6c0e4e2e-0d7c-4c39-9a39-0f7f4d6a4b10";

  private Lines() {}

  /** Of the variant that is counted as this item. */
  static Listing listing(String item) {
    return new Listing(
        new ChannelId("shop"),
        "listing-" + item,
        "9" + item,
        Optional.empty(),
        Optional.of(item),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new SkuId("SKU-" + item)),
        Optional.empty(),
        1);
  }

  static Push.Line line(String item, long units, long baseline) {
    return new Push.Line(listing(item), units, Optional.of(baseline));
  }

  /** Shown whatever is shown before. */
  static Push.Line line(String item, long units) {
    return new Push.Line(listing(item), units, Optional.empty());
  }

  static Push push(Push.Line... lines) {
    return new Push(KEY, List.of(lines));
  }
}
