package holdfast.delivery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The real bodies in the resources, out of the wrappers they were found in. */
public final class Payloads {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Path FOLDER = folder();

  private static final Map<String, String> WOO_TOPICS =
      Map.of(
          "order", "order.updated",
          "product", "product.updated",
          "product_variations", "product.updated",
          "refund", Payload.REFUNDS);

  private Payloads() {}

  /** All of them. */
  public static List<Payload> all() {
    try (var files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(Payloads::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only one in this file. */
  public static Payload named(String name) {
    return all().stream().filter(payload -> payload.name().equals(name)).findFirst().orElseThrow();
  }

  private static Stream<Payload> of(Path file) {
    var name = FOLDER.relativize(file).toString();
    var folder = name.replaceAll("^[^/]*/|/[^/]*$", "");
    if (name.startsWith("shopify")) {
      return Stream.of(
          new Payload(name, folder.replaceFirst("_(?=[a-z]+$)", "/"), shopify(name, file)));
    }
    var topic = WOO_TOPICS.getOrDefault(folder, "unknown");
    var tree = tree(file);
    if (tree.isArray() && !topic.equals(Payload.REFUNDS)) {
      return Stream.iterate(0, i -> i < tree.size(), i -> i + 1)
          .map(i -> new Payload(name + "#" + i, topic, bytes(asVariation(tree.get(i)))));
    }
    return Stream.of(
        new Payload(name, topic, bytes(tree.has("headers") ? tree.path("body") : tree)));
  }

  /** Where a list of variations leaves out what a delivery of one of them says. */
  private static JsonNode asVariation(JsonNode variation) {
    var up = variation.at("/_links/up/0/href").asText();
    return ((ObjectNode) variation)
        .put("type", "variation")
        .put("parent_id", Long.parseLong(up.substring(up.lastIndexOf('/') + 1)));
  }

  private static byte[] shopify(String name, Path file) {
    if (name.contains("/hookdeck-")) {
      return bytes(tree(file).path("body"));
    }
    return name.contains("/rest-") ? bytes(tree(file).elements().next()) : raw(file);
  }

  private static JsonNode tree(Path file) {
    try {
      return MAPPER.readTree(raw(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] raw(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(JsonNode tree) {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Path folder() {
    var found = Payloads.class.getResource("/payloads");
    if (found == null) {
      throw new IllegalStateException("the resources lack the payloads");
    }
    return Path.of(found.getPath());
  }
}
