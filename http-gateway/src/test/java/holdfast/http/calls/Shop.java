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
