package holdfast.loadtest.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The calls of the API, as requests. Names given here are the harness's own, of letters, digits and
 * dashes, so nothing needs to be escaped.
 */
public final class Calls {
  private final String headers;

  public Calls(Target target) {
    this.headers =
        " HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
            .formatted(target.authority(), target.key());
  }

  /** The route that does nothing: what a request costs before any work is done. */
  public Request live() {
    return get("/health/live");
  }

  public Request ready() {
    return get("/health/ready");
  }

  public Request location(String id) {
    return send("PUT", "/v1/locations/" + id, "{\"name\":\"" + id + "\"}");
  }

  public Request channel(String id) {
    return send("PUT", "/v1/channels/" + id, "{\"name\":\"" + id + "\"}");
  }

  /** A channel of a retailer. */
  public Request channel(String id, String retailer) {
    String body = "{\"name\":\"%s\",\"retailer\":\"%s\"}".formatted(id, retailer);
    return send("PUT", "/v1/channels/" + id, body);
  }

  public Request retailer(String id) {
    return send("PUT", "/v1/retailers/" + id, "{\"name\":\"" + id + "\"}");
  }

  /** A policy that gives each retailer the same floor and the same ceiling. */
  public Request hybrid(String sku, List<String> retailers, long floor, long ceiling) {
    String terms =
        retailers.stream()
            .map(
                id ->
                    "{\"retailer\":\"%s\",\"floor\":%d,\"ceiling\":%d}"
                        .formatted(id, floor, ceiling))
            .collect(Collectors.joining(","));
    return send(
        "PUT",
        "/v1/policies/skus/" + sku,
        "{\"strategy\":\"HYBRID\",\"retailers\":[" + terms + "]}");
  }

  /** A bundle of one of each component. */
  public Request bundle(String sku, List<String> components) {
    return send(
        "PUT",
        "/v1/skus/" + sku,
        "{\"title\":\"%s\",\"kind\":\"BUNDLE\",\"components\":[%s]}"
            .formatted(sku, oneOfEach(components)));
  }

  /** A reservation of several lines, of one unit each. */
  public Request cart(String id, String channel, List<String> skus, int ttlSeconds) {
    return send(
        "POST",
        "/v1/reservations",
        "{\"id\":\"%s\",\"channel\":\"%s\",\"lines\":[%s],\"ttlSeconds\":%d}"
            .formatted(id, channel, oneOfEach(skus), ttlSeconds));
  }

  public Request define(String sku) {
    return send("PUT", "/v1/skus/" + sku, "{\"title\":\"" + sku + "\"}");
  }

  public Request sku(String sku) {
    return get("/v1/skus/" + sku);
  }

  public Request receipt(String id, String sku, String location, int quantity) {
    return send(
        "POST",
        "/v1/skus/" + sku + "/movements",
        "{\"type\":\"RECEIPT\",\"id\":\""
            + id
            + "\",\"location\":\""
            + location
            + "\",\"quantity\":"
            + quantity
            + "}");
  }

  public Request reserve(String id, String channel, String sku, int quantity, int ttlSeconds) {
    return send(
        "POST",
        "/v1/reservations",
        "{\"id\":\""
            + id
            + "\",\"channel\":\""
            + channel
            + "\",\"lines\":[{\"sku\":\""
            + sku
            + "\",\"quantity\":"
            + quantity
            + "}],\"ttlSeconds\":"
            + ttlSeconds
            + "}");
  }

  public Request reservation(String id) {
    return get("/v1/reservations/" + id);
  }

  public Request confirm(String id, String order) {
    return send("POST", "/v1/reservations/" + id + "/confirm", "{\"order\":\"" + order + "\"}");
  }

  public Request extend(String id, int ttlSeconds) {
    return send(
        "POST", "/v1/reservations/" + id + "/extend", "{\"ttlSeconds\":" + ttlSeconds + "}");
  }

  public Request release(String id) {
    return new Request("DELETE /v1/reservations/" + id + headers + "\r\n");
  }

  private static String oneOfEach(List<String> skus) {
    return skus.stream()
        .map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":1}")
        .collect(Collectors.joining(","));
  }

  /** Any other reading call. */
  public Request get(String path) {
    return new Request("GET " + path + headers + "\r\n");
  }

  /** Any other call with a body of JSON. */
  public Request send(String method, String path, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return new Request(
        method
            + " "
            + path
            + headers
            + "Content-Type: application/json\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }
}
