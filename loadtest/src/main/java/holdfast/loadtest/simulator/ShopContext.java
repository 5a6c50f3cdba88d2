package holdfast.loadtest.simulator;

import java.net.URI;
import java.util.Optional;

/**
 * What a shop of either platform stands on.
 *
 * @param name its name in paths, such as {@code shop-1}
 * @param url its base URL, without a slash at the end
 * @param webhooks where its webhooks go from the start; empty if nobody has registered one
 */
public record ShopContext(
    String name,
    String url,
    Optional<URI> webhooks,
    ShopBook book,
    FaultSwitch faults,
    Counters counters,
    Dice dice,
    Ids ids,
    Agenda agenda,
    Courier courier) {}
