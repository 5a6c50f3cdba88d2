package holdfast.feed;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Keeps the last file of each store durably. All calls block for one database transaction. */
public interface FeedStore {
  /** When the last file of each store was made. */
  Map<ChannelId, Made> made();

  /** A store's last file. */
  Optional<Feed> last(ChannelId store);

  /** Keeps a file in place of the last one. */
  void put(Feed feed);

  /** Notes that a file has reached its store, unless another one was made meanwhile. */
  void handedOver(ChannelId store, Instant madeAt, Instant at);

  /** A file, without what is in it. */
  record Made(Instant at, boolean isHandedOver) {}
}
