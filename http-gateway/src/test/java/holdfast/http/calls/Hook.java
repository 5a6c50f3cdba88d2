package holdfast.http.calls;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A shop that delivers to one store.
 *
 * @param client without a key, and with the headers of every delivery
 * @param admin asks what became of them
 */
record Hook(Client client, Client admin, String path, String store, String secret) {
  static final String DOMAIN = "one.myshopify.com";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Defines a Shopify store; {@code more} is JSON in single quotes, such as {@code ,'a':1}. */
  static Hook shopify(Client admin, String store, String secret, String more) {
    define(admin, store, "'platform':'SHOPIFY','domain':'" + DOMAIN + "'" + more, secret);
    var client =
        admin
            .without("Authorization")
            .with("Content-Type", "application/json")
            .with("X-Shopify-Topic", "orders/create")
            .with("X-Shopify-Webhook-Id", "w-1")
            .with("X-Shopify-Shop-Domain", DOMAIN);
    return new Hook(client, admin, "/webhooks/shopify/" + store, store, secret);
  }

  static Hook wooCommerce(Client admin, String store, String secret) {
    define(admin, store, "'platform':'WOOCOMMERCE','domain':'https://shop.example'", secret);
    var client =
        admin
            .without("Authorization")
            .with("Content-Type", "application/json")
            .with("X-WC-Webhook-Topic", "order.updated");
    return new Hook(client, admin, "/webhooks/woocommerce/" + store, store, secret);
  }

  private static void define(Client admin, String store, String fields, String secret) {
    var body = "{'name':'S',%s,'webhookSecret':'%s'}".formatted(fields, secret);
    admin.put("/v1/stores/" + store, body.replace('\'', '"')).is(201);
  }

  Hook with(String header, String value) {
    return new Hook(client.with(header, value), admin, path, store, secret);
  }

  Hook without(String header) {
    return new Hook(client.without(header), admin, path, store, secret);
  }

  Hook signingWith(String other) {
    return new Hook(client, admin, path, store, other);
  }

  Hook to(String otherPath) {
    return new Hook(client, admin, otherPath, store, secret);
  }

  private String signatureHeader() {
    return path.startsWith("/webhooks/shopify")
        ? "X-Shopify-Hmac-Sha256"
        : "X-WC-Webhook-Signature";
  }

  Reply deliver(String body) {
    return deliver(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Delivers with the right signature. */
  Reply deliver(byte[] body) {
    return deliverSigned(body, signature(body, secret));
  }

  Reply deliverSigned(byte[] body, String signature) {
    return client
        .with(signatureHeader(), signature)
        .send("POST", path, BodyPublishers.ofByteArray(body));
  }

  Reply deliverUnsigned(String body) {
    return client.send("POST", path, BodyPublishers.ofString(body));
  }

  private static String signature(byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What the log says of this store; {@code query} is such as {@code &topic=a}. */
  Reply log(String query) {
    return admin.get("/v1/deliveries?store=" + store + query).is(200);
  }

  /** The newest delivery, once nothing waits any more. */
  Reply settled() {
    await().atMost(PATIENCE).until(() -> log("&outcome=RECEIVED").json().at("/items").isEmpty());
    return admin.get("/v1/deliveries/" + log("&limit=1").at("/items/0/id")).is(200);
  }
}
