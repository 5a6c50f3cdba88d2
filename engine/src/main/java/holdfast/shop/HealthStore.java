package holdfast.shop;

import holdfast.catalog.ChannelId;
import java.util.function.UnaryOperator;

/**
 * Keeps durably what shops said of the variants behind listings. Calls block as those of {@link
 * LevelStore} do.
 */
public interface HealthStore {
  /** Changes what is known, and returns it; the rule is pure and may be asked more than once. */
  ListingHealth change(ChannelId store, String variant, UnaryOperator<ListingHealth> rule);
}
