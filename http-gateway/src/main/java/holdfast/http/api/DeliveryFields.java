package holdfast.http.api;

import holdfast.catalog.Delivery;
import holdfast.catalog.Destination;
import holdfast.http.wire.Fields;
import java.util.Optional;

/** What a checkout's body says of the way to the customer. */
final class DeliveryFields {
  private DeliveryFields() {}

  /** Nothing when the body says nothing. */
  static Optional<Delivery> read(Fields fields) {
    var destination = fields.optionalObject("destination").map(DeliveryFields::destination);
    var method = fields.optionalId("shippingMethod");
    var mayBeSplit = fields.optionalBoolean("allowSplit").orElse(true);
    return Optional.of(new Delivery(destination, method, !mayBeSplit))
        .filter(delivery -> !delivery.equals(Delivery.ANY));
  }

  private static Destination destination(Fields fields) {
    fields.only("country", "region");
    var country = fields.string("country", Destination::isCountry, Destination.COUNTRY_ALLOWED);
    var region = fields.optionalString("region", Destination::isRegion, Destination.REGION_ALLOWED);
    return new Destination(country, region);
  }
}
