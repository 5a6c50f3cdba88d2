package holdfast.woocommerce.rest;

import holdfast.catalog.Parked;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.publish.PushAnswer.OfLine;
import holdfast.shop.Level;
import java.math.BigDecimal;
import java.util.Optional;

/** What the shop says of one product's or variation's number. */
sealed interface WooLevel {
  /** It shows a whole number. */
  record Shown(Level level) implements WooLevel {}

  /** It shows none that could be compared, and won't before a person has mended it. */
  record Unfit(Parked reason, String why) implements WooLevel {}

  /** What it says can't be understood. */
  record Unclear(String why) implements WooLevel {}

  /** Reads a product or a variation. */
  static WooLevel of(Part product) {
    return switch (product.alone(WooLevel::read)) {
      case Reading.Understood<WooLevel>(var level) -> level;
      case Reading.Failed<WooLevel>(var problem) ->
          new Unclear("%s %s".formatted(problem.field(), problem.why()));
    };
  }

  private static WooLevel read(Part product) {
    if (product.hint("manage_stock").filter("parent"::equals).isPresent()) {
      return new Unfit(
          Parked.MAPPING_CHANGED, "it is counted at its parent; the listing must say so");
    }
    var isCounted = product.flag("manage_stock");
    var number = product.fractionalLevel("stock_quantity");
    if (!isCounted || number.isEmpty()) {
      return new Unfit(Parked.UNTRACKED, "the shop does not count it");
    }
    var at = product.moment("date_modified_gmt", "date_created_gmt");
    return whole(number.get())
        .<WooLevel>map(whole -> new Shown(new Level(whole, at)))
        .orElseGet(
            () -> new Unfit(Parked.FRACTIONAL, "the shop shows " + number.get().toPlainString()));
  }

  private static Optional<Integer> whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        ? Optional.of(number.intValueExact())
        : Optional.empty();
  }

  /** As the answer to a line of a push. */
  default OfLine ofLine() {
    return switch (this) {
      case Shown(var level) -> new OfLine.Shown(level);
      case Unfit(var reason, var why) -> new OfLine.Unfit(reason, why);
      case Unclear(var why) -> new OfLine.Failed(why);
    };
  }

  /** The number that it shows, if it shows one. */
  default Optional<Long> number() {
    return this instanceof Shown(var level) ? Optional.of((long) level.number()) : Optional.empty();
  }

  /** One word for the log. */
  default String outcome() {
    return switch (this) {
      case Shown _ -> "SHOWN";
      case Unfit(var reason, var _) -> reason.name();
      case Unclear _ -> "UNCLEAR";
    };
  }
}
