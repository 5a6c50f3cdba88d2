package holdfast.feed;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.publish.Exchange;
import holdfast.publish.HandedOver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All numbers that a store should show, as of one moment.
 *
 * @param madeAt in milliseconds; names the file within its store
 * @param handedOverAt when it first reached the store, if it has
 * @param lines by the listing's id; of what is missing here the number does not change
 */
public record Feed(
    ChannelId store, Instant madeAt, Optional<Instant> handedOverAt, List<Line> lines) {
  /** Keeps its own copy. */
  public Feed {
    lines = List.copyOf(lines);
  }

  /**
   * One listing.
   *
   * @param number where the listing names the number: of several that share one, the first
   */
  public record Line(
      String listing, String variant, SkuId sku, long units, Optional<HandedOver> number) {}

  /** The same file, once it has reached the store. */
  public Feed handedOver(Instant at) {
    return new Feed(store, madeAt, Optional.of(at), lines);
  }

  /** What the store shows when it has the file. */
  List<HandedOver> numbers() {
    return lines.stream().flatMap(line -> line.number().stream()).toList();
  }

  /** Its lines, for the sync log. */
  public List<Exchange.Line> exchanged(String outcome) {
    return lines.stream()
        .map(
            it ->
                new Exchange.Line(it.listing(), Optional.empty(), Optional.of(it.units()), outcome))
        .toList();
  }

  /** As a file, see RFC 4180. */
  public String csv() {
    return FeedFile.of(lines);
  }
}
