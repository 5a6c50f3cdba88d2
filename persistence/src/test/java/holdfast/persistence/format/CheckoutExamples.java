package holdfast.persistence.format;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.checkout.Cart;
import holdfast.checkout.Checkout;
import holdfast.checkout.CheckoutEvent;
import holdfast.checkout.ExplodedLine;
import holdfast.stock.Pick;
import holdfast.stock.SkuProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of each event of a checkout, by the name of the file that holds its stored form. */
final class CheckoutExamples {
  static final SkuId KIT = new SkuId("KIT");
  static final SkuId CAP = new SkuId("CAP");
  static final List<SkuProfile.Component> COMPONENTS =
      List.of(
          new SkuProfile.Component(new SkuId("TEE"), 2),
          new SkuProfile.Component(new SkuId("MUG"), 1));
  static final SkuProfile BUNDLE =
      new SkuProfile("Kit", Optional.empty(), SkuProfile.Kind.BUNDLE, Optional.empty(), COMPONENTS);
  private static final Cart CART =
      new Cart(
          new ChannelId("web"),
          List.of(new Cart.Line(KIT, 3), new Cart.Line(CAP, 1)),
          900,
          Optional.empty());

  private CheckoutExamples() {}

  static Map<String, CheckoutEvent> events() {
    var events = new LinkedHashMap<String, CheckoutEvent>();
    events.put(
        "checkout-begun",
        new CheckoutEvent.Begun(
            CART,
            List.of(new ExplodedLine(KIT, 3, COMPONENTS), new ExplodedLine(CAP, 1, List.of()))));
    events.put(
        "checkout-begun-anew",
        new CheckoutEvent.BegunAnew(60, Optional.of(StoredExamples.ORDER), Optional.empty()));
    events.put(
        "checkout-begun-anew-in-part",
        new CheckoutEvent.BegunAnew(
            60, Optional.of(StoredExamples.ORDER), Optional.of(List.of(2, 0))));
    events.put(
        "checkout-granted",
        new CheckoutEvent.Granted(
            List.of(new Checkout.Holding(CAP, List.of(Pick.of(StoredExamples.MAIN, 1)))),
            StoredExamples.EXPIRES));
    events.put("checkout-extending", new CheckoutEvent.Extending(60));
    events.put("checkout-extended", new CheckoutEvent.Extended(StoredExamples.EXPIRES));
    events.put(
        "checkout-confirming",
        new CheckoutEvent.Confirming(StoredExamples.ORDER, Optional.empty()));
    events.put(
        "checkout-confirming-in-part",
        new CheckoutEvent.Confirming(StoredExamples.ORDER, Optional.of(List.of(2, 0))));
    events.put("checkout-pinned", new CheckoutEvent.Pinned());
    events.put("checkout-confirmed", new CheckoutEvent.Confirmed());
    events.put("checkout-given-up", new CheckoutEvent.GivenUp(CheckoutEvent.Why.EXPIRED));
    events.put("checkout-ended", new CheckoutEvent.Ended());
    return events;
  }
}
