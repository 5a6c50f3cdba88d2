package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.stock.Pick;
import holdfast.stock.SkuProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has happened to an order. What it is about to have a SKU do is an event too, stored before
 * the SKU is asked.
 */
public sealed interface OrderEvent {
  /** The shop said something that was not known. */
  record Heard(Instant at, OrderNews news) implements OrderEvent {}

  /**
   * It was found out which SKUs a line takes: later changes of the listing, or of a bundle's
   * recipe, don't concern it.
   */
  record Mapped(OrderLine line, SkuId sku, List<SkuProfile.Component> parts) implements OrderEvent {
    /** Keeps its own copy of the parts. */
    public Mapped {
      parts = List.copyOf(parts);
    }

    /**
     * A line is about a SKU, by what the SKU says of itself: of a bundle it takes the components.
     */
    static Mapped of(OrderLine line, SkuId sku, SkuProfile profile) {
      return new Mapped(
          line,
          sku,
          profile.components().isEmpty()
              ? List.of(new SkuProfile.Component(sku, 1))
              : profile.components());
    }
  }

  /** A SKU is to be asked. */
  record Asking(Step.OfLine step) implements OrderEvent {}

  /**
   * A SKU is to be asked to hold units, or to let go.
   *
   * @param wanted units that are wanted
   * @param basis by the shop's clock, as of when
   */
  record Holding(Step step, int wanted, Instant basis) implements OrderEvent {}

  /**
   * A SKU did it.
   *
   * @param committed of a sale, where units wait to be shipped
   * @param oversold of a sale, units that are not there
   */
  record Done(Step.OfLine step, List<Pick> committed, int oversold) implements OrderEvent {
    /** Keeps its own copy of the picks. */
    public Done {
      committed = List.copyOf(committed);
    }
  }

  /**
   * A SKU holds units now, or none.
   *
   * @param available units that could have been had, when it refused
   */
  record HoldAnswered(SkuId sku, int granted, int available) implements OrderEvent {}

  /** Nothing of a SKU is held any more. */
  record HoldFreed(SkuId sku) implements OrderEvent {}

  /** Something can't be done for a line; with {@code sku}, that SKU's part of it. */
  record Troubled(String line, Optional<SkuId> sku, Trouble trouble) implements OrderEvent {}

  /** That is no longer wanted. */
  record Untroubled(String line, Optional<SkuId> sku) implements OrderEvent {}

  /** Somebody settles a line by hand, or without one the whole order: nothing more is done. */
  record Ignored(Optional<String> line, String operator, String note, Instant at)
      implements OrderEvent {}

  /** Units came back and are here. */
  record Received(Receipt receipt, Instant at) implements OrderEvent {}

  /** Units that came back are on their shelf. */
  record Shelved(Receipts.Place place) implements OrderEvent {}

  /** The SKU refused units that came back. */
  record NotShelved(Receipts.Place place, Trouble trouble) implements OrderEvent {}

  /** The shop is to be asked to cancel units. */
  record CancelAsking(Cancellation cancellation) implements OrderEvent {}

  /** The shop has answered, or nobody could ask it. */
  record CancelAnswered(String id, Cancellation.Answer answer) implements OrderEvent {}

  /** The cart knows that it became this order. */
  record CartTold() implements OrderEvent {}
}
