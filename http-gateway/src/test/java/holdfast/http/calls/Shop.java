package holdfast.http.calls;

/**
 * Two locations, a channel and a SKU with names of their own, so that tests do not meet.
 *
 * @param admin asks with the admin key
 * @param name what all ids start with
 */
record Shop(Client admin, String name) {
  static Shop open(Client admin, String name) {
    var shop = new Shop(admin, name);
    admin.put("/v1/locations/" + shop.near(), shop.json("{'name':'Near','priority':1}")).is(201);
    admin.put("/v1/locations/" + shop.far(), shop.json("{'name':'Far','priority':2}")).is(201);
    admin.put("/v1/channels/" + shop.channel(), shop.json("{'name':'Web'}")).is(201);
    admin.put("/v1/skus/" + shop.sku(), shop.json("{'title':'Tee'}")).is(201);
    return shop;
  }

  String near() {
    return name + "-near";
  }

  String far() {
    return name + "-far";
  }

  String channel() {
    return name + "-web";
  }

  String sku() {
    return name + "-tee";
  }

  /** An id that only this shop has. */
  String id(String text) {
    return name + "-" + text;
  }

  /** JSON with single quotes, in which NEAR, FAR, WEB, TEE and ID- stand for this shop's names. */
  String json(String text) {
    return text.replace('\'', '"')
        .replace("NEAR", near())
        .replace("FAR", far())
        .replace("WEB", channel())
        .replace("TEE", sku())
        .replace("ID-", name + "-");
  }

  Reply move(String movement) {
    return admin.post("/v1/skus/" + sku() + "/movements", json(movement));
  }

  /** Defines another SKU, with units in the near location. */
  Shop stockOf(String sku, int quantity) {
    admin.put("/v1/skus/" + id(sku), json("{'title':'Another'}")).is(201);
    if (quantity > 0) {
      receive(sku, quantity).is(201);
    }
    return this;
  }

  Reply receive(String sku, int quantity) {
    return moveOf(sku, "{'type':'RECEIPT','location':'NEAR','quantity':%d}".formatted(quantity));
  }

  Reply moveOf(String sku, String movement) {
    return admin.post("/v1/skus/" + id(sku) + "/movements", json(movement));
  }

  /** Defines a bundle: {@code a:2 b:1}. */
  Reply bundle(String sku, String components) {
    return admin.put(
        "/v1/skus/" + id(sku),
        json("{'title':'Kit','kind':'BUNDLE','components':%s}".formatted(lines(components))));
  }

  /** Reserves several lines: {@code a:2 b:1}. */
  Reply reserveLines(String id, String lines, int ttlSeconds) {
    return reserve(
        "{'id':'ID-%s','channel':'WEB','ttlSeconds':%d,'lines':%s}"
            .formatted(id, ttlSeconds, lines(lines)));
  }

  Reply reserveLines(String id, String lines) {
    return reserveLines(id, lines, 900);
  }

  /** Confirms so much of a reservation: {@code a:2 b:1}. */
  Reply confirmLines(String id, String order, String lines) {
    return confirm(id, "{'order':'%s','lines':%s}".formatted(order, lines(lines)));
  }

  /** Units of a reservation leave the near location. */
  Reply ship(String sku, int quantity, String reservation) {
    return moveOf(
        sku,
        "{'type':'SHIPMENT','location':'NEAR','quantity':%d,'reservation':'ID-%s'}"
            .formatted(quantity, reservation));
  }

  /** Units of a reservation come back to the near location. */
  Reply takeBack(String sku, int quantity, String reservation) {
    return moveOf(
        sku,
        ("{'type':'RETURN','location':'NEAR','quantity':%d,'reservation':'ID-%s',"
                + "'disposition':'RESTOCK'}")
            .formatted(quantity, reservation));
  }

  private static String lines(String lines) {
    return lines
        .replaceAll("(\\S+):(-?\\d+)", "{'sku':'ID-$1','quantity':$2}")
        .replace("} {", "},{")
        .replaceAll("^(.*)$", "[$1]");
  }

  /** A number of another SKU. */
  int numberOf(String sku, String field) {
    return admin.get("/v1/skus/" + id(sku)).is(200).json().get(field).intValue();
  }

  /** Puts units on a shelf. */
  Shop stock(String location, int quantity) {
    move("{'type':'RECEIPT','location':'%s','quantity':%d}".formatted(location, quantity)).is(201);
    return this;
  }

  Reply reserve(String body) {
    return admin.post("/v1/reservations", json(body));
  }

  Reply reserve(String id, int quantity) {
    return reserve(
        "{'id':'ID-%s','channel':'WEB','lines':[{'sku':'TEE','quantity':%d}]}"
            .formatted(id, quantity));
  }

  Reply reserveBriefly(String id, int quantity) {
    return reserve(
        "{'id':'ID-%s','channel':'WEB','ttlSeconds':1,'lines':[{'sku':'TEE','quantity':%d}]}"
            .formatted(id, quantity));
  }

  Reply reservation(String id) {
    return admin.get(path(id));
  }

  Reply confirm(String id, String body) {
    return admin.post(path(id) + "/confirm", json(body));
  }

  Reply extend(String id, int ttlSeconds) {
    return admin.post(path(id) + "/extend", "{\"ttlSeconds\":" + ttlSeconds + "}");
  }

  Reply release(String id) {
    return admin.delete(path(id));
  }

  /** The path of a reservation. */
  String path(String id) {
    return "/v1/reservations/" + id(id);
  }

  /** A number of the SKU. */
  int number(String field) {
    return admin.get("/v1/skus/" + sku()).is(200).json().get(field).intValue();
  }
}
