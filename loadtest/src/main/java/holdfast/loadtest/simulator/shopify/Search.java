package holdfast.loadtest.simulator.shopify;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shopify's search syntax, as far as sweeps use it: terms that must all be true. */
final class Search<T> {
  private static final Pattern TERM =
      Pattern.compile(
          "(\\w+):(<=|>=|<|>)?(?:'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+))(?:\\s+AND\\b)?\\s*");

  private record Term(String field, String sign, String value) {}

  private final List<Term> terms = new ArrayList<>();
  private final Map<String, Function<T, Object>> fields;

  /**
   * A search for objects with these fields: a moment, or anything that is compared as text.
   *
   * @throws Refused if the query has words that are not simulated
   */
  Search(@Nullable String query, Map<String, Function<T, Object>> fields) {
    this.fields = fields;
    String rest = query == null ? "" : query.strip();
    while (!rest.isEmpty()) {
      Matcher term = TERM.matcher(rest);
      if (!term.lookingAt() || !fields.containsKey(term.group(1))) {
        throw Refused.notSimulated("The search for " + rest);
      }
      String sign = term.group(2) == null ? "" : term.group(2);
      terms.add(new Term(term.group(1), sign, value(term)));
      rest = rest.substring(term.end());
    }
  }

  private static String value(Matcher term) {
    return term.group(3) != null
        ? term.group(3)
        : term.group(4) != null ? term.group(4) : term.group(5);
  }

  boolean finds(T object) {
    return terms.stream()
        .allMatch(
            term -> holds(term, Objects.requireNonNull(fields.get(term.field())).apply(object)));
  }

  private static boolean holds(Term term, Object value) {
    if (!(value instanceof Instant moment)) {
      return term.sign().isEmpty() && value.toString().equals(term.value());
    }
    int order = moment.compareTo(moment(term.value()));
    return switch (term.sign()) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> order == 0;
    };
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw Refused.notSimulated("The search for the time " + text);
    }
  }
}
