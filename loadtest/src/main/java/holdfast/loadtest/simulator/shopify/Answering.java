package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** An object of the Admin schema that knows the values of its own fields. */
interface Answering {
  /** The name of its type in the schema. */
  String type();

  /**
   * The value of a field; scalars as they are printed, objects as {@link Answering}.
   *
   * @param asked its arguments, where it has some
   * @throws Refused with {@link Refused#notSimulated} if the simulator does not know the field
   */
  @Nullable Object answer(String field, DataFetchingEnvironment asked);
}
