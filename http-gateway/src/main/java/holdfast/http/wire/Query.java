package holdfast.http.wire;

import holdfast.catalog.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;

/** The parameters of a request's query, read as strictly as {@link Fields}. */
public final class Query {
  private final Map<String, String> values = new HashMap<>();
  private final Findings findings;

  /**
   * Reads the query of {@code uri}.
   *
   * @param known the parameters that the path has
   * @throws ProblemException if the query is malformed
   */
  public Query(Uri uri, Findings findings, String... known) {
    this.findings = findings;
    if (uri.rawQueryString().isEmpty()) {
      return;
    }
    for (var parameter : parse(uri).toList()) {
      if (!Arrays.asList(known).contains(parameter.first())) {
        findings.add(parameter.first(), "is not known here; known are " + String.join(", ", known));
      } else if (values.put(parameter.first(), parameter.second()) != null) {
        findings.add(parameter.first(), "is there twice");
      }
    }
  }

  private static org.apache.pekko.http.javadsl.model.Query parse(Uri uri) {
    try {
      return uri.query(StandardCharsets.UTF_8, Uri.STRICT);
    } catch (IllegalUriException _) {
      throw new ProblemException(
          Problem.of(ProblemCode.MALFORMED_REQUEST, "The query of the URI is malformed."));
    }
  }

  /** A text with at most {@code max} characters, if there is one. */
  public Optional<String> text(String name, int max) {
    var text = Optional.ofNullable(values.get(name));
    if (text.isPresent() && !Allowed.isText(text.get(), max)) {
      findings.add(name, Allowed.text(max));
      return Optional.empty();
    }
    return text;
  }

  /** An id, if there is one. */
  public Optional<String> id(String name) {
    var text = Optional.ofNullable(values.get(name));
    if (text.isPresent() && !Identifier.isValid(text.get())) {
      findings.add(name, Identifier.ALLOWED);
      return Optional.empty();
    }
    return text;
  }

  /** A whole number; {@code otherwise} if there is none. */
  public int integer(String name, int min, int max, int otherwise) {
    var text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,9}")) {
      var number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    findings.add(name, Allowed.between(min, max));
    return otherwise;
  }

  /** One of several words, if there is one. */
  public <E extends Enum<E>> Optional<E> choice(String name, Choices<E> choices) {
    var text = Optional.ofNullable(values.get(name));
    var found = text.flatMap(choices::find);
    if (text.isPresent() && found.isEmpty()) {
      findings.add(name, choices.allowed());
    }
    return found;
  }

  /**
   * The position after which a page starts, as {@link Cursor#write} put it.
   *
   * @param parse empty for what can't be a position
   */
  public <T> Optional<T> cursor(String name, char kind, Function<String, Optional<T>> parse) {
    var text = Optional.ofNullable(values.get(name));
    var found = text.flatMap(cursor -> Cursor.read(kind, cursor)).flatMap(parse);
    if (text.isPresent() && found.isEmpty()) {
      findings.add(name, "must be the nextCursor of the page before");
    }
    return found;
  }
}
