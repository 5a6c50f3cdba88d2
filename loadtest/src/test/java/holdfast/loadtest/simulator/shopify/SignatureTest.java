package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

/** The worked example of the reference, and the bytes that are signed. */
class SignatureTest {
  @Test
  void isThatOfTheWorkedExample() {
    String body =
        "{\"id\":5001,\"admin_graphql_api_id\":\"gid:\\/\\/shopify\\/Order\\/5001\",\"line_items\":"
            + "[{\"id\":9001,\"variant_id\":7001,\"sku\":\"TEE-RED-M\",\"quantity\":2}]}";
    assertThat(body).hasSize(141);
    assertThat(Signature.of(body, "shpss_example_secret_0123456789abcdef"))
        .isEqualTo("+uBDKMAdBrG/rH7nawqGkVRGGXpzugZltrjreIpaSco=");
  }

  @Test
  void bodiesHaveEscapesThatAReprintLoses() {
    var body = JsonNodeFactory.instance.objectNode().put("id", "gid://a/<b>&");
    assertThat(Wire.print(body)).isEqualTo("{\"id\":\"gid:\\/\\/a\\/\\u003cb\\u003e\\u0026\"}");
  }
}
