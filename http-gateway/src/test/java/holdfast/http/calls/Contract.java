package holdfast.http.calls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** openapi.yaml, as the promise that every answer is held against. */
final class Contract {
  private static final String LOCATION = "https://holdfast.test/openapi.json";

  private final String text;
  private final JsonNode document;
  private final SchemaRegistry schemas;

  private Contract(String text, JsonNode document) {
    this.text = text;
    this.document = document;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(LOCATION, document.toString())));
  }

  static Contract load() {
    try (var file = requireNonNull(Contract.class.getResourceAsStream("/openapi.yaml"))) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Contract(text, new ObjectMapper(new YAMLFactory()).readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  /** All operations, as {@code GET /v1/skus/{sku}}. */
  SortedSet<String> operations() {
    var operations = new TreeSet<String>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(entry -> !entry.getKey().equals("parameters"))
                    .forEach(
                        entry ->
                            operations.add(
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** Fails when the answer is none that the document promises for the request. */
  void check(String method, String path, HttpResponse<String> response) {
    var status = String.valueOf(response.statusCode());
    var asked = "%s %s → %s %s".formatted(method, path, status, response.body());
    var pointer =
        pattern(path)
            .map(pattern -> "/paths/" + escape(pattern) + "/" + method.toLowerCase(Locale.ROOT))
            .filter(operation -> !document.at(operation).isMissingNode())
            .map(operation -> resolved(operation + "/responses/" + status))
            .orElse("/components/responses/Invalid");
    var promise = document.at(pointer);
    assertThat(promise.isMissingNode()).as("undocumented: %s", asked).isFalse();
    checkHeaders(promise, response, asked);
    if (promise.has("content")) {
      checkBody(pointer + "/content", response, asked);
    } else {
      assertThat(response.body()).as(asked).isEmpty();
    }
  }

  private void checkHeaders(JsonNode promise, HttpResponse<String> response, String asked) {
    for (var header : promise.path("headers").properties()) {
      var definition = header.getValue();
      var target = definition.has("$ref") ? pointerOf(definition) : "";
      var resolved = target.isEmpty() ? definition : document.at(target);
      if (resolved.path("required").asBoolean()) {
        assertThat(response.headers().firstValue(header.getKey())).as(asked).isPresent();
      }
    }
  }

  private void checkBody(String content, HttpResponse<String> response, String asked) {
    var type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    var media = content + "/" + escape(type);
    assertThat(document.at(media).isMissingNode()).as("media type of %s", asked).isFalse();
    if (type.endsWith("json")) {
      var location = SchemaLocation.of(LOCATION + "#" + media + "/schema");
      var errors =
          schemas
              .getSchema(location)
              .validate(
                  response.body(),
                  InputFormat.JSON,
                  context ->
                      context.executionConfig(config -> config.formatAssertionsEnabled(true)));
      assertThat(errors).as(asked).isEmpty();
    }
  }

  private Optional<String> pattern(String path) {
    var segments = List.of(path.split("\\?", 2)[0].split("/", -1));
    return document.get("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(pattern -> matches(List.of(pattern.split("/", -1)), segments))
        .findFirst();
  }

  private static boolean matches(List<String> pattern, List<String> segments) {
    if (pattern.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < pattern.size(); i++) {
      if (!pattern.get(i).startsWith("{") && !pattern.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private String resolved(String pointer) {
    var node = document.at(pointer);
    return node.has("$ref") ? pointerOf(node) : pointer;
  }

  private static String pointerOf(JsonNode reference) {
    return reference.get("$ref").textValue().substring(1);
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
