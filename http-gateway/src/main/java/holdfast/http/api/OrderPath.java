package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.order.OrderKey;

/** The order that a path names by its store and its number. */
final class OrderPath {
  private OrderPath() {}

  /** Checks the findings, and that the key may see that store. */
  static OrderKey read(Call call) {
    var findings = new Findings();
    var store = new ChannelId(call.id(findings));
    var number = call.secondId(findings);
    if (number.length() > OrderKey.NUMBER_LENGTH_MAX) {
      findings.add(
          "the order in the path",
          "must have at most " + OrderKey.NUMBER_LENGTH_MAX + " characters");
    }
    findings.check();
    ChannelBinding.check(call, store);
    return OrderKey.order(store, number);
  }
}
