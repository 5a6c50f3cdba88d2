package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Reply;

/** An error as WordPress answers it. */
final class RestError extends Exception {
  private final String code;
  private final String text;
  private final int status;

  RestError(String code, String text, int status) {
    super(text);
    this.code = code;
    this.text = text;
    this.status = status;
  }

  /** A parameter that holds what it can't. */
  static RestError parameter(String name) {
    return new RestError("rest_invalid_param", "Invalid parameter(s): " + name, 400);
  }

  /** An id that nothing of this kind has; the status is 404 when it is read. */
  static RestError invalidId(String kind, int status) {
    return new RestError("woocommerce_rest_" + kind + "_invalid_id", "Invalid ID.", status);
  }

  static RestError noRoute() {
    return new RestError(
        "rest_no_route", "No route was found matching the URL and request method.", 404);
  }

  /** Something that a real site does and this one does not: said, rather than pretended. */
  static RestError notSimulated(String what) {
    return new RestError("simulator_not_simulated", "This is a simulator without " + what, 501);
  }

  String text() {
    return text;
  }

  ObjectNode view() {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("code", code).put("message", text).putObject("data").put("status", status);
    return view;
  }

  Reply reply() {
    return Reply.json(status, view());
  }
}
