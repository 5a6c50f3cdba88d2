package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/** An answer, already held against the contract. */
record Reply(HttpResponse<String> response) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  int status() {
    return response.statusCode();
  }

  String text() {
    return response.body();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The value at a JSON pointer, as text. */
  String at(String pointer) {
    return json().at(pointer).asText();
  }

  JsonNode json() {
    try {
      return MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  /** Expects a status. */
  Reply is(int status) {
    assertThat(status()).as(text()).isEqualTo(status);
    return this;
  }

  /** Expects a problem. */
  Reply isProblem(int status, String code) {
    is(status);
    assertThat(header("Content-Type")).contains("application/problem+json");
    assertThat(at("/code")).as(text()).isEqualTo(code);
    assertThat(at("/status")).isEqualTo(String.valueOf(status));
    assertThat(text()).doesNotContain("Exception").doesNotContain("holdfast.");
    return this;
  }

  /** Expects a refused request that names this field. */
  Reply refusesField(String field) {
    isProblem(400, "INVALID_REQUEST");
    assertThat(json().at("/errors").findValuesAsText("field")).as(text()).contains(field);
    return this;
  }
}
