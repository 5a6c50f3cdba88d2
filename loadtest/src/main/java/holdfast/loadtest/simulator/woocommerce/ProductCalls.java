package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Reply;
import holdfast.loadtest.simulator.ShopBook;
import holdfast.loadtest.simulator.woocommerce.Product.Kind;
import java.util.List;
import java.util.Optional;

/** {@code /products} and what is below it. */
final class ProductCalls {
  private static final int BATCH_MAX = 100;
  private static final String PRODUCT = "product";
  private static final String VARIATION = "product_variation";

  private final ShopBook book;
  private final Catalogue catalogue;
  private final ProductViews views;
  private final StockWrite stock;

  ProductCalls(ShopBook book, Catalogue catalogue, ProductViews views) {
    this.book = book;
    this.catalogue = catalogue;
    this.views = views;
    this.stock = new StockWrite(book, catalogue);
  }

  /** Variations are not in this list. */
  Reply list(Call call, Query query) {
    return Locked.reply(
        book,
        () -> {
          var wanted = Page.modified(query, Product::modified);
          Optional<String> sku = query.text("sku");
          List<Product> found =
              catalogue.all().stream()
                  .filter(product -> product.kind() != Kind.VARIATION)
                  .filter(product -> sku.isEmpty() || sku.get().equals(product.sku()))
                  .filter(wanted)
                  .toList();
          return page(call, query, found);
        });
  }

  Reply variations(Call call, Query query, String parent) {
    return Locked.reply(book, () -> page(call, query, catalogue.variations(parent(parent).id())));
  }

  private Reply page(Call call, Query query, List<Product> found) throws RestError {
    return Page.of(
        call, query, Page.sorted(query, found, Product::created, Product::id), views::view);
  }

  /** Shows a variation too, as webhooks do. */
  Reply read(String id) {
    return Locked.reply(book, () -> Reply.json(200, views.view(product(id, 404))));
  }

  Reply readVariation(String parent, String id) {
    return Locked.reply(
        book, () -> Reply.json(200, views.view(variation(parent(parent), id, 404))));
  }

  Reply write(String id, JsonNode body) {
    return Locked.reply(book, () -> Reply.json(200, written(writable(id), body)));
  }

  Reply writeVariation(String parent, String id, JsonNode body) {
    return Locked.reply(
        book, () -> Reply.json(200, written(variation(parent(parent), id, 400), body)));
  }

  Reply batch(JsonNode body) throws RestError {
    return batch(body, id -> writable(id));
  }

  Reply batchOfVariations(String parent, JsonNode body) throws RestError {
    return batch(body, id -> variation(parent(parent), id, 400));
  }

  /** Finds what a line names. */
  private interface Named {
    Product find(String id) throws RestError;
  }

  /** Each line by itself: others see the middle, and one that fails stops no other. */
  private Reply batch(JsonNode body, Named named) throws RestError {
    int size = body.path("create").size() + body.path("update").size() + body.path("delete").size();
    if (size > BATCH_MAX) {
      throw new RestError(
          "woocommerce_rest_request_entity_too_large",
          "Unable to accept more than %d items for this request.".formatted(BATCH_MAX),
          413);
    }
    if (body.has("create") || body.has("delete")) {
      throw RestError.notSimulated("create and delete in a batch of products");
    }
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    ArrayNode lines = view.putArray("update");
    for (JsonNode line : body.path("update")) {
      String id = line.path("id").asText();
      lines.add(Locked.line(book, line.path("id"), () -> written(named.find(id), line)));
    }
    return Reply.json(200, view);
  }

  private ObjectNode written(Product product, JsonNode body) throws RestError {
    return views.view(stock.write(product, body));
  }

  private Product writable(String id) throws RestError {
    Product product = product(id, 400);
    if (product.kind() == Kind.VARIATION) {
      throw new RestError(
          "woocommerce_rest_invalid_product_id",
          "To manipulate product variations you should use the"
              + " /products/<product_id>/variations/<id> endpoint.",
          404);
    }
    return product;
  }

  private Product parent(String id) throws RestError {
    Product parent = product(id, 404);
    if (parent.kind() == Kind.VARIATION) {
      throw RestError.invalidId(PRODUCT, 404);
    }
    return parent;
  }

  private Product product(String id, int status) throws RestError {
    return find(id).orElseThrow(() -> RestError.invalidId(PRODUCT, status));
  }

  private Product variation(Product parent, String id, int status) throws RestError {
    return find(id)
        .filter(one -> one.kind() == Kind.VARIATION && one.parent() == parent.id())
        .orElseThrow(() -> RestError.invalidId(VARIATION, status));
  }

  private Optional<Product> find(String id) {
    return Ids64.of(id).flatMap(catalogue::find);
  }
}
