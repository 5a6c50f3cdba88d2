package holdfast.allocation;

import holdfast.catalog.ChannelId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes outlets down in a line: "a.1 a.2 b own!" are two windows of retailer a, one of b, and a
 * counter of the own channels.
 */
final class Shops {
  private Shops() {}

  static List<Outlet> outlets(String text) {
    return Stream.of(text.split("\\s+", -1)).map(Shops::outlet).toList();
  }

  static Outlet outlet(String name) {
    var isCounter = name.endsWith("!");
    var taker = Situation.taker(name.replaceAll("(\\.\\d+)?!?$", ""));
    return isCounter
        ? new Outlet.Counter(new ChannelId(name), taker)
        : new Outlet.Window(new ChannelId(name), "variant", taker);
  }

  static String name(Outlet outlet) {
    return switch (outlet) {
      case Outlet.Window window -> window.store().value();
      case Outlet.Counter counter -> counter.channel().value();
    };
  }
}
