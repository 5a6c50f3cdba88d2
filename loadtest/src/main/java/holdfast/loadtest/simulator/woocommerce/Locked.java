package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Reply;
import holdfast.loadtest.simulator.ShopBook;

/** Steps under the lock of a shop's book, whose refusals are answers. */
final class Locked {
  /** A step that may be refused. */
  interface Step<T> {
    T run() throws RestError;
  }

  private Locked() {}

  /** The step's answer, or its refusal as one. */
  static Reply reply(ShopBook book, Step<Reply> step) {
    return book.together(
        () -> {
          try {
            return step.run();
          } catch (RestError refused) {
            return refused.reply();
          }
        });
  }

  /** The step's result, or its refusal as a line of a batch. */
  static ObjectNode line(ShopBook book, JsonNode id, Step<ObjectNode> step) {
    return book.together(
        () -> {
          try {
            return step.run();
          } catch (RestError refused) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.set("id", id);
            line.set("error", refused.view());
            return line;
          }
        });
  }
}
