package holdfast.allocation;

import holdfast.catalog.RetailerId;
import holdfast.catalog.SkuId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all levels say at one moment, as a SKU's decision sees it. A change makes a new one.
 * Thread-safe: it only remembers what it has put together, so that the hundred thousand SKUs
 * without a layer of their own share one policy per category.
 */
public final class PolicyBook {
  private final Map<PolicyLevel, PolicyEntry> entries;
  private final List<RetailerId> retailers;
  private final long version;
  private final EffectivePolicy none;
  private final Map<Speakers, EffectivePolicy> resolved = new ConcurrentHashMap<>();

  /**
   * Who has a say about a SKU, besides the global level; their layers are long, their names not.
   */
  private record Speakers(Optional<PolicyLevel> ofSku, Optional<PolicyLevel> ofCategory) {}

  /**
   * Writes down what the levels say.
   *
   * @param retailers all that exist
   * @param version higher than that of any book before
   */
  public PolicyBook(Collection<PolicyEntry> entries, Set<RetailerId> retailers, long version) {
    this.entries =
        entries.stream()
            .collect(Collectors.toUnmodifiableMap(PolicyEntry::level, Function.identity()));
    this.retailers = retailers.stream().sorted().toList();
    this.version = version;
    this.none = EffectivePolicy.none(version);
  }

  /** A book in which nobody says anything. */
  public static PolicyBook empty() {
    return new PolicyBook(List.of(), Set.of(), 0);
  }

  /** What {@code level} says, if anything. */
  public Optional<PolicyEntry> entry(PolicyLevel level) {
    return Optional.ofNullable(entries.get(level));
  }

  /** All retailers that exist, by id. */
  public List<RetailerId> retailers() {
    return retailers;
  }

  /** The policy for a SKU of a category. */
  public EffectivePolicy of(SkuId sku, Optional<String> category) {
    return entries.isEmpty()
        ? none
        : resolved.computeIfAbsent(
            new Speakers(
                Optional.<PolicyLevel>of(new PolicyLevel.OfSku(sku)).filter(entries::containsKey),
                category
                    .<PolicyLevel>map(PolicyLevel.OfCategory::new)
                    .filter(entries::containsKey)),
            this::resolve);
  }

  private EffectivePolicy resolve(Speakers speakers) {
    var levels =
        Stream.of(
            speakers.ofSku(),
            speakers.ofCategory(),
            Optional.<PolicyLevel>of(new PolicyLevel.Global()));
    var layers =
        levels
            .flatMap(Optional::stream)
            .map(this::entry)
            .flatMap(Optional::stream)
            .map(PolicyEntry::layer)
            .toList();
    return layers.isEmpty() ? none : EffectivePolicy.of(layers, retailers, version);
  }
}
