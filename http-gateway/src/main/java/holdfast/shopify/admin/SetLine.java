package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Parked;
import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.shop.Level;
import holdfast.shop.LevelKey;
import java.time.Instant;
import java.util.Optional;

/**
 * One number to be set.
 *
 * @param listing its id
 * @param baseline what the shop must show before; without it, whatever it shows
 */
record SetLine(String listing, String item, String location, int units, Optional<Long> baseline) {
  private static final long UNITS_MAX = 1_000_000_000;

  /** A line before it is told. */
  sealed interface Prepared {}

  /** It can be told. */
  record Ready(SetLine line) implements Prepared {}

  /** It can't. */
  record Unready(OfLine why) implements Prepared {}

  static Prepared of(Store store, Push.Line line) {
    var listing = line.listing();
    var key = LevelKey.of(store, listing);
    if (listing.inventoryItem().isEmpty()) {
      return new Unready(
          new OfLine.Failed("it is not known yet what inventory item the variant is"));
    }
    if (key.location().isEmpty()) {
      return new Unready(
          new OfLine.Unfit(
              Parked.NOT_STOCKED, "neither the listing nor its store names a platformLocation"));
    }
    if (line.units() < 0 || line.units() > UNITS_MAX) {
      return new Unready(new OfLine.Failed("a shop shows from 0 to %d".formatted(UNITS_MAX)));
    }
    return new Ready(
        new SetLine(listing.id(), key.item(), key.location(), (int) line.units(), line.baseline()));
  }

  /** Once it was stocked with this number, it shows it. */
  SetLine stocked() {
    return new SetLine(listing, item, location, units, Optional.of((long) units));
  }

  OfLine shown(Instant at) {
    return new OfLine.Shown(new Level(units, at));
  }

  ObjectNode input() {
    var input =
        AdminJson.object()
            .put("inventoryItemId", Gid.of("InventoryItem", item))
            .put("locationId", Gid.of("Location", location))
            .put("quantity", units);
    // The field has to be there also where nothing is to be compared.
    return baseline
        .map(number -> input.put("changeFromQuantity", number))
        .orElseGet(() -> input.putNull("changeFromQuantity"));
  }

  Exchange.Line logged(String outcome) {
    return new Exchange.Line(listing, baseline, Optional.of((long) units), outcome);
  }
}
