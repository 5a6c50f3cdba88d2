package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.ShopBook;
import holdfast.loadtest.simulator.woocommerce.Product.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a client may write of a product here: how its stock is kept, and how much there is. */
final class StockWrite {
  private static final List<String> BACKORDERS = List.of("no", "notify", "yes");
  private static final List<String> STATUSES = List.of("instock", "outofstock", "onbackorder");

  private final ShopBook book;
  private final Catalogue catalogue;

  StockWrite(ShopBook book, Catalogue catalogue) {
    this.book = book;
    this.catalogue = catalogue;
  }

  /**
   * Writes what the body names; other fields are let pass and not kept. Under the lock of the book.
   *
   * @return the product as it is then
   */
  Product write(Product product, JsonNode body) throws RestError {
    Product changed = product;
    if (body.hasNonNull("manage_stock")) {
      changed = changed.withManagesStock(managesStock(product, body.path("manage_stock")));
    }
    if (body.hasNonNull("backorders")) {
      changed = changed.withBackorders(word(body, "backorders", BACKORDERS));
    }
    if (body.hasNonNull("stock_status")) {
      changed = changed.withStockStatus(word(body, "stock_status", STATUSES));
    }
    Optional<Long> quantity = quantity(body);
    catalogue.save(changed);
    if (changed.managesStock()) {
      quantity.ifPresent(units -> book.set(Catalogue.shelf(product), units, Cause.PUSH));
    } else if (product.managesStock()) {
      // What is not counted has no number; counted again, it begins at nothing.
      book.set(Catalogue.shelf(product), 0, Cause.PUSH);
    }
    return catalogue.find(product.id()).orElse(changed);
  }

  /** {@code "parent"} says of a variation that it does not manage its own. */
  private static boolean managesStock(Product product, JsonNode value) throws RestError {
    return switch (value.asText()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      case "parent" -> {
        if (product.kind() != Kind.VARIATION) {
          throw RestError.parameter("manage_stock");
        }
        yield false;
      }
      default -> throw RestError.parameter("manage_stock");
    };
  }

  /** Whole, but as a string or with a point and noughts too. */
  private static Optional<Long> quantity(JsonNode body) throws RestError {
    if (!body.hasNonNull("stock_quantity")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(body.path("stock_quantity").asText()).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw RestError.parameter("stock_quantity");
    }
  }

  private static String word(JsonNode body, String field, List<String> words) throws RestError {
    String word = body.path(field).asText();
    if (!words.contains(word)) {
      throw RestError.parameter(field);
    }
    return word;
  }
}
