package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose values are all known when it is made. */
record Simple(String type, Map<String, @Nullable Object> values) implements Answering {
  /** An object with its first field. */
  static Simple of(String type, String field, @Nullable Object value) {
    return new Simple(type, new HashMap<>()).with(field, value);
  }

  /** The same with one more field. */
  Simple with(String field, @Nullable Object value) {
    var all = new HashMap<>(values);
    all.put(field, value);
    return new Simple(type, all);
  }

  @Override
  public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
    if (!values.containsKey(field)) {
      throw Refused.notSimulated(type + "." + field);
    }
    return values.get(field);
  }
}
