package holdfast.loadtest.simulator.shopify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app's wish to be told.
 *
 * @param topic as in the schema, such as {@code ORDERS_CREATE}
 * @param fields of the body that are wanted, dots for inner ones; all of them if empty
 * @param name goes into a header, if there is one
 * @param version of the API that prints the body
 */
record Subscription(
    long id,
    String topic,
    String uri,
    List<String> fields,
    @Nullable String name,
    String version,
    Instant created,
    Instant updated) {
  Subscription {
    fields = List.copyOf(fields);
  }

  String gid() {
    return Gid.of("WebhookSubscription", id);
  }
}
