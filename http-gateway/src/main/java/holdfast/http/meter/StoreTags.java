package holdfast.http.meter;

import holdfast.catalog.ChannelId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How stores are named in series, so that many of them do not make a scrape too large. */
final class StoreTags {
  /** So many stores are told apart; with a dozen lines each in a scrape. */
  static final int STORES_MAX = 1_000;

  /** No store can have this id. */
  static final String OTHERS = "(others)";

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Two threads may add one store too many, which does no harm. */
  String of(ChannelId store) {
    var id = store.value();
    if (known.contains(id)) {
      return id;
    }
    if (known.size() >= STORES_MAX) {
      return OTHERS;
    }
    known.add(id);
    return id;
  }
}
