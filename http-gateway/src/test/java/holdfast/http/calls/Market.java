package holdfast.http.calls;

import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Shop} whose SKU retailers sell too. Their names are one letter with the shop's name in
 * front; each has a channel.
 */
record Market(Shop shop) {
  /** Lets retailers named by letters sell the shop's SKU. */
  static Market open(Shop shop, String... retailers) {
    var market = new Market(shop);
    for (var retailer : retailers) {
      shop.admin()
          .put("/v1/retailers/" + market.retailer(retailer), "{\"name\":\"Retailer\"}")
          .is(201);
      shop.admin()
          .put(
              "/v1/channels/" + market.channel(retailer),
              market.json("{'name':'Shop','retailer':'R-%s'}".formatted(retailer)))
          .is(201);
    }
    return market;
  }

  String retailer(String letter) {
    return shop.id(letter);
  }

  String channel(String letter) {
    return shop.id(letter + "-shop");
  }

  /** As {@link Shop#json}; R- stands before the letter of a retailer. */
  String json(String text) {
    return shop.json(text.replace("R-", "ID-"));
  }

  /** Says something about the SKU's allocation. */
  Reply policy(String policy) {
    return shop.admin().put(policyPath(), json(policy));
  }

  String policyPath() {
    return "/v1/policies/skus/" + shop.sku();
  }

  Reply explain(String letter) {
    return shop.admin().get(explainPath() + "?retailer=" + retailer(letter));
  }

  String explainPath() {
    return "/v1/skus/" + shop.sku() + "/explain";
  }

  Reply rebalance(String body) {
    return shop.admin().post("/v1/skus/" + shop.sku() + "/rebalance", json(body));
  }

  /** {@code own} or a retailer reserves. */
  Reply takes(String who, String id, int quantity) {
    var channel = who.equals("own") ? shop.channel() : channel(who);
    return shop.reserve(
        "{'id':'ID-%s','channel':'%s','lines':[{'sku':'TEE','quantity':%d}]}"
            .formatted(id, channel, quantity));
  }

  /** What each retailer may take and has taken, as in "130/50", by letter. */
  Map<String, String> entitlements() {
    return entitlements(shop.admin());
  }

  Map<String, String> entitlements(Client client) {
    var seen = new TreeMap<String, String>();
    for (var retailer : client.get("/v1/skus/" + shop.sku()).is(200).json().get("retailers")) {
      var name = retailer.get("retailer").asText();
      if (name.startsWith(shop.name() + "-")) {
        seen.put(
            name.substring(shop.name().length() + 1),
            retailer.get("entitlement") + "/" + retailer.get("taken"));
      }
    }
    return seen;
  }
}
