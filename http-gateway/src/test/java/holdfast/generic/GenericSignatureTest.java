package holdfast.generic;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Credentials;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Goal: the example of docs/connectors.md is true. */
class GenericSignatureTest {
  @Test
  void theWorkedExampleHasThisHeader() {
    var body =
        "{\"store\":\"c-shop\",\"push\":\"p1\",\"numbers\":[{\"listing\":\"tee\","
            + "\"variant\":\"T-1\",\"sku\":\"TEE\",\"quantity\":5}]}";

    assertThat(
            GenericSignature.of(
                body,
                new Credentials.Generic("signing-secret-1"),
                Instant.ofEpochSecond(1_795_000_000)))
        .isEqualTo(
            "t=1795000000,v1=a133bb0552b80a10ca36199b644aa49dd95a2e9cbabc3491884f3dc6ae11f545");
  }
}
