package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Finds out which SKUs an order's lines take: the store's listing names one, and that one says
 * whether it is a bundle. Belongs to one {@link OrderEntity} and its thread.
 */
final class Resolution {
  private final OrderKey key;
  private final OrderContext shared;
  private final ActorContext<OrderMessage> context;
  private final Set<String> describing = new HashSet<>();
  private final Set<String> again = new HashSet<>();

  Resolution(OrderKey key, OrderContext shared, ActorContext<OrderMessage> context) {
    this.key = key;
    this.shared = shared;
    this.context = context;
  }

  /** A SKU that was unknown may be known by now. */
  void tryAgain(Order order) {
    again.addAll(order.troubles().keySet());
  }

  boolean isUnderWay() {
    return !describing.isEmpty();
  }

  /** Asks the line's SKU what it is, unless it has been; what is known at once is an event. */
  Optional<OrderEvent> resolve(Order order, OrderLine line, Instant now) {
    var sku = shared.shops().sku(key.store(), line);
    if (sku.isEmpty()) {
      var name = line.variant().or(line::skuText).orElse("");
      return trouble(order, line, new Trouble(Trouble.Reason.UNMAPPED, now, name));
    }
    var before = Optional.ofNullable(order.troubles().get(line.id()));
    var isNews =
        again.remove(line.id())
            || before.filter(trouble -> trouble.isAs(unknown(sku.get(), now))).isEmpty();
    if (isNews && describing.add(line.id())) {
      context.pipeToSelf(
          shared.describe().apply(sku.get()),
          (reply, failure) ->
              new OrderMessage.Described(
                  line, sku.get(), failure == null ? reply : new SkuReply.OutcomeUnknown()));
    }
    return Optional.empty();
  }

  /** The SKU did not say; it is to be asked once more. */
  void failed(OrderLine line) {
    describing.remove(line.id());
    again.add(line.id());
  }

  /** The SKU said what it is, if it is anything; nothing when that is no news. */
  Optional<OrderEvent> described(
      Order order, OrderLine line, SkuId sku, Optional<SkuProfile> profile, Instant now) {
    describing.remove(line.id());
    if (order.mapping(line).isPresent()) {
      return Optional.empty();
    }
    return profile
        .<OrderEvent>map(known -> OrderEvent.Mapped.of(line, sku, known))
        .or(() -> trouble(order, line, unknown(sku, now)));
  }

  private static Trouble unknown(SkuId sku, Instant now) {
    return new Trouble(Trouble.Reason.UNKNOWN_SKU, now, sku.value());
  }

  private static Optional<OrderEvent> trouble(Order order, OrderLine line, Trouble trouble) {
    var before = Optional.ofNullable(order.troubles().get(line.id()));
    return before.filter(trouble::isAs).isPresent()
        ? Optional.empty()
        : Optional.of(new OrderEvent.Troubled(line.id(), Optional.empty(), trouble));
  }
}
