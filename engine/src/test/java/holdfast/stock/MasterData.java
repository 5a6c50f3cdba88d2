package holdfast.stock;

import holdfast.catalog.Catalog;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Retailer;
import holdfast.catalog.RetailerId;
import holdfast.catalog.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            .map(id -> channel(id, Optional.empty()))
            .collect(Collectors.toMap(Channel::id, channel -> channel)),
        Map.of());
  }

  /** The usual one, and for each retailer a channel of the same name with "-shop" behind. */
  static Catalog withRetailers(String... retailers) {
    var channels = new HashMap<>(USUAL.channels());
    var byId = new HashMap<RetailerId, Retailer>();
    for (var name : retailers) {
      var retailer = new RetailerId(name);
      byId.put(retailer, new Retailer(retailer, "The retailer " + name, 1));
      var channel = channel(name + "-shop", Optional.of(retailer));
      channels.put(channel.id(), channel);
    }
    return new Catalog(USUAL.locations(), channels, byId);
  }

  /** The usual one, and a channel of {@code retailer}. */
  static Catalog usualWith(String channel, RetailerId retailer) {
    var channels = new HashMap<>(USUAL.channels());
    channels.put(new ChannelId(channel), channel(channel, Optional.of(retailer)));
    return new Catalog(USUAL.locations(), channels, Map.of());
  }

  /** The same, with a factory that sells by one shipping method. */
  static Catalog withFactory(Catalog catalog, String location, String method) {
    var locations = new HashMap<>(catalog.locations());
    var id = new LocationId(location);
    var service = new Service(Service.Kind.FACTORY, Set.of(), Set.of(method), 30);
    locations.put(id, new Location(id, "The factory", 50, service, 1));
    return new Catalog(locations, catalog.channels(), catalog.retailers());
  }

  private static Channel channel(String id, Optional<RetailerId> retailer) {
    return new Channel(new ChannelId(id), "The channel " + id, retailer, 1);
  }

  private static Location location(String id, int priority) {
    return new Location(new LocationId(id), "The place " + id, priority, Service.EVERYWHERE, 1);
  }
}
