package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.http.api.Routes;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Goal: openapi.yaml is valid, and has all calls and no others. */
class OpenApiTest {
  private final Contract contract = Contract.load();

  @Test
  void isValid() {
    var parsed = new OpenAPIV3Parser().readContents(contract.text(), null, null);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // The table can be read without what its calls need.
  void hasExactlyTheCallsOfTheTable() {
    var ports =
        new Routes.Ports(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null);
    var calls =
        Routes.of(ports).stream()
            .map(route -> route.method() + " " + route.pattern())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(contract.operations()).isEqualTo(calls);
  }
}
