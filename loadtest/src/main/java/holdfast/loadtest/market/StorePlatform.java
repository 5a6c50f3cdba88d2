package holdfast.loadtest.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What a shop runs on, as the API names it. */
public enum StorePlatform {
  SHOPIFY {
    @Override
    void identify(JsonNode facts, ObjectNode body) {
      body.put("domain", facts.path("domain").asText());
      body.put("platformLocation", facts.path("locations").path(0).path("id").asText());
      body.put("webhookSecret", facts.path("secret").asText());
      body.putObject("credentials").put("accessToken", facts.path("token").asText());
    }
  },
  WOOCOMMERCE {
    @Override
    void identify(JsonNode facts, ObjectNode body) {
      JsonNode key = facts.path("keys").path(0);
      body.put("domain", body.path("api").path("url").asText());
      body.put("webhookSecret", facts.path("webhookSecret").asText());
      body.putObject("credentials")
          .put("consumerKey", key.path("key").asText())
          .put("consumerSecret", key.path("secret").asText());
    }
  };

  /** Writes down which shop it is, and how one gets in. */
  abstract void identify(JsonNode facts, ObjectNode body);

  /** Where the shops' deliveries go. */
  String door(String server) {
    return server + "/webhooks/" + name().toLowerCase(Locale.ROOT) + "/{shop}";
  }
}
