package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as WooCommerce writes them: to the second, without a zone, once local and once in UTC. */
final class SiteTime {
  /** The site's clocks are an hour ahead, so that nobody takes one kind for the other. */
  static final ZoneOffset ZONE = ZoneOffset.ofHours(1);

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private SiteTime() {}

  static void put(ObjectNode view, String field, @Nullable Instant at) {
    view.put(field, at == null ? null : FORMAT.format(at.atOffset(ZONE)));
    view.put(field + "_gmt", at == null ? null : FORMAT.format(at.atOffset(ZoneOffset.UTC)));
  }
}
