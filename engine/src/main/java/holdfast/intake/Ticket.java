package holdfast.intake;

import holdfast.catalog.ChannelId;
import java.util.Optional;

/**
 * A delivery that waits to be worked on.
 *
 * @param id in the order of which deliveries came
 * @param lane deliveries of the same lane go one after the other
 * @param attempts how often it was tried in vain
 */
public record Ticket(String id, String lane, int attempts) {
  /** The ticket of a delivery about {@code resource}. */
  public static Ticket of(String id, ChannelId store, Optional<String> resource, int attempts) {
    return new Ticket(id, store + "\n" + resource.orElse(""), attempts);
  }

  /** The same after one more attempt in vain. */
  Ticket failed() {
    return new Ticket(id, lane, attempts + 1);
  }
}
