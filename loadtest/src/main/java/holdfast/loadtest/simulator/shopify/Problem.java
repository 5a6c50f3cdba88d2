package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason for which a mutation refuses: what Shopify calls a user error.
 *
 * @param type its type in the schema; types without codes keep them to themselves
 * @param field the path of the argument; null if it is the whole call
 */
record Problem(String type, String code, @Nullable List<String> field, String message)
    implements Answering {
  private static final String ANY = "UserError";

  /** It concerns the call as a whole. */
  static Problem ofWhole(String code, String message) {
    return new Problem(ANY, code, null, message);
  }

  /** It concerns the argument at this path, such as {@code input, quantities, 3, locationId}. */
  static Problem at(String code, String message, String... field) {
    return new Problem(ANY, code, List.of(field), message);
  }

  /** The same as an error of the mutation's own type. */
  Problem as(String itsType) {
    return new Problem(itsType, code, field, message);
  }

  @Override
  public @Nullable Object answer(String asked, DataFetchingEnvironment environment) {
    return switch (asked) {
      case "code" -> code;
      case "field" -> field;
      case "message" -> message;
      default -> throw Refused.notSimulated(type + "." + asked);
    };
  }
}
