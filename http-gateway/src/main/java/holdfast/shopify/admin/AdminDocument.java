package holdfast.shopify.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that is ever asked of the Admin API. The text of each is a resource, and so testable. */
enum AdminDocument {
  SET_QUANTITIES("SetQuantities"),
  ACTIVATE("Activate"),
  LEVELS("Levels"),
  ORDERS("Orders"),
  ORDER("Order"),
  ORDER_PARTS("OrderParts"),
  MORE_LINES("MoreLines"),
  SUBSCRIPTIONS("Subscriptions"),
  SUBSCRIBE("Subscribe"),
  CANCELLING("Cancelling"),
  CANCEL_ORDER("CancelOrder"),
  CANCEL_UNITS("CancelUnits"),
  CANCELLED("Cancelled");

  private static final String SINCE = "# since ";

  private final String text;

  AdminDocument(String operation) {
    var files = new LinkedHashSet<String>();
    collect(operation, files);
    this.text = files.stream().map(AdminDocument::file).collect(Collectors.joining("\n"));
  }

  /**
   * The operation, with the fragments that it needs and without what is newer.
   *
   * @param version of the API, such as 2026-07: versions compare as texts do
   */
  String text(String version) {
    return text.lines().filter(line -> isKnown(line, version)).collect(Collectors.joining("\n"));
  }

  private static boolean isKnown(String line, String version) {
    var since = line.split(SINCE, 2);
    return since.length == 1 || since[1].compareTo(version) <= 0;
  }

  private static void collect(String name, Set<String> files) {
    if (files.add(name)) {
      Fragments.SPREAD
          .matcher(file(name))
          .results()
          .forEach(spread -> collect(spread.group(1), files));
    }
  }

  private static String file(String name) {
    try (var bytes =
        AdminDocument.class.getResourceAsStream("/holdfast/shopify/" + name + ".graphql")) {
      if (bytes == null) {
        throw new IllegalStateException("no document " + name);
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Apart, since the constructors need it before this enum's own constants are there. */
  private static final class Fragments {
    private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.([A-Z]\\w+)");
  }
}
