package holdfast.stock;

import holdfast.catalog.Catalog;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Catalogs for tests. */
final class MasterData {
  /** Channels web and shop; main is drawn on first, then east and west, which are equal. */
  static final Catalog USUAL = catalog(Map.of("main", 1, "east", 50, "west", 50), "web", "shop");

  private MasterData() {}

  static Catalog catalog(Map<String, Integer> priorities, String... channels) {
    return new Catalog(
        priorities.entrySet().stream()
            .map(entry -> location(entry.getKey(), entry.getValue()))
            .collect(Collectors.toMap(Location::id, location -> location)),
        Stream.of(channels)
            .map(id -> new Channel(new ChannelId(id), "The channel " + id, 1))
            .collect(Collectors.toMap(Channel::id, channel -> channel)));
  }

  private static Location location(String id, int priority) {
    return new Location(new LocationId(id), "The place " + id, priority, Service.EVERYWHERE, 1);
  }
}
