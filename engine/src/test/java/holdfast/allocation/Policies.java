package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes policies down in a line, as in "HYBRID reserve=200 buffer=5% : a 80-200, b 50-150". */
public final class Policies {
  private Policies() {}

  /** One level. */
  public static PolicyLayer layer(String text) {
    var parts = text.split("\\s*:\\s*", 2);
    var layer = PolicyLayer.SILENT;
    for (var word : parts[0].split("\\s+", -1)) {
      layer = said(layer, word);
    }
    return parts.length == 1 ? layer : with(layer, retailers(parts[1]));
  }

  /** A book in which only the global level speaks. */
  public static PolicyBook book(long version, String text, String... retailers) {
    return book(version, Map.of(new PolicyLevel.Global(), layer(text)), retailers);
  }

  /** A book in which several levels speak. */
  public static PolicyBook book(
      long version, Map<PolicyLevel, PolicyLayer> layers, String... retailers) {
    return new PolicyBook(
        layers.entrySet().stream()
            .map(entry -> new PolicyEntry(entry.getKey(), entry.getValue(), 1))
            .toList(),
        Stream.of(retailers).map(RetailerId::new).collect(Collectors.toSet()),
        version);
  }

  static Policy policy(String text) {
    return Policy.resolve(List.of(layer(text)));
  }

  static PolicyLayer with(PolicyLayer from, List<RetailerTerms> retailers) {
    return new PolicyLayer(
        from.strategy(),
        from.ownChannelReserve(),
        from.safetyBuffer(),
        from.deactivationThreshold(),
        from.publishingMode(),
        from.exposureBudget(),
        from.conflict(),
        from.rebalance(),
        from.velocityWindowDays(),
        from.minimumShare(),
        from.sellFactoryStock(),
        Optional.of(retailers));
  }

  private static List<RetailerTerms> retailers(String text) {
    return text.isBlank()
        ? List.of()
        : Stream.of(text.strip().split("\\s*,\\s*")).map(Policies::terms).toList();
  }

  /** "a", "a 80-200" (floor, ceiling; either may be left out), "a #1 50" (tier, target). */
  private static RetailerTerms terms(String text) {
    var words = text.split("\\s+", -1);
    var id = new RetailerId(words[0]);
    if (words.length == 1) {
      return RetailerTerms.none(id);
    }
    if (words[1].startsWith("#")) {
      return new RetailerTerms(
          id,
          Optional.empty(),
          Optional.empty(),
          Optional.of(Integer.valueOf(words[1].substring(1))),
          words.length == 2 ? Optional.empty() : Optional.of(Long.valueOf(words[2])));
    }
    var limits = words[1].split("-", 2);
    return new RetailerTerms(
        id, number(limits[0]), number(limits[1]), Optional.empty(), Optional.empty());
  }

  private static Optional<Long> number(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
  }

  private static PolicyLayer said(PolicyLayer before, String word) {
    var key = word.split("=", -1)[0];
    var value = word.contains("=") ? word.split("=", -1)[1] : "";
    return new PolicyLayer(
        key.isEmpty() || word.contains("=")
            ? before.strategy()
            : Optional.of(Strategy.valueOf(word)),
        key.equals("reserve") ? Optional.of(Long.valueOf(value)) : before.ownChannelReserve(),
        key.equals("buffer") ? Optional.of(buffer(value)) : before.safetyBuffer(),
        key.equals("threshold") ? Optional.of(Long.valueOf(value)) : before.deactivationThreshold(),
        key.equals("mode") ? Optional.of(PublishingMode.valueOf(value)) : before.publishingMode(),
        key.equals("budget") ? Optional.of(Long.valueOf(value)) : before.exposureBudget(),
        key.equals("conflict") ? Optional.of(Conflict.valueOf(value)) : before.conflict(),
        key.equals("rebalance") ? Optional.of(rebalance(value)) : before.rebalance(),
        key.equals("window") ? Optional.of(Integer.valueOf(value)) : before.velocityWindowDays(),
        key.equals("least") ? Optional.of(Integer.valueOf(value)) : before.minimumShare(),
        key.equals("factories") ? Optional.of(value.equals("open")) : before.sellFactoryStock(),
        before.retailers());
  }

  /** "receipt", or an interval such as PT1H. */
  private static Rebalance rebalance(String text) {
    return text.equals("receipt")
        ? new Rebalance.OnReceipt()
        : new Rebalance.Scheduled(Duration.parse(text));
  }

  private static SafetyBuffer buffer(String text) {
    return text.endsWith("%")
        ? new SafetyBuffer.Percent(Integer.parseInt(text.substring(0, text.length() - 1)))
        : new SafetyBuffer.Units(Long.parseLong(text));
  }
}
