package holdfast.loadtest.simulator.shopify;

import graphql.language.Argument;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of the whole schema the simulator plays: the part that ships. Anything else is refused where
 * it is used, so that nothing that an app asks for is quietly left out.
 */
record Played(GraphQLSchema part) {
  /**
   * Lets a field pass with the arguments that a query gives it.
   *
   * @throws Refused if one of them is not played
   */
  void check(DataFetchingEnvironment asked) {
    String type = GraphQLTypeUtil.simplePrint(asked.getParentType());
    String name = type + "." + asked.getField().getName();
    GraphQLObjectType known = (GraphQLObjectType) part.getType(type);
    GraphQLFieldDefinition field =
        known == null ? null : known.getFieldDefinition(asked.getField().getName());
    if (field == null) {
      throw Refused.notSimulated(name);
    }
    for (Argument given : asked.getField().getArguments()) {
      GraphQLArgument argument = field.getArgument(given.getName());
      if (argument == null) {
        throw Refused.notSimulated(name + "(" + given.getName() + ":)");
      }
      check(argument.getType(), asked.getArgument(given.getName()));
    }
  }

  /** Values that are empty may be the schema's own defaults, and ask for nothing. */
  private void check(GraphQLType type, @Nullable Object value) {
    switch (value) {
      case Collection<?> list -> list.forEach(one -> check(GraphQLTypeUtil.unwrapAll(type), one));
      case Map<?, ?> object
          when GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input ->
          object.forEach((name, inside) -> check(input, Objects.toString(name), inside));
      case null, default -> {}
    }
  }

  private void check(GraphQLInputObjectType input, String name, @Nullable Object value) {
    GraphQLInputObjectField field = input.getFieldDefinition(name);
    if (field != null) {
      check(field.getType(), value);
    } else if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
      throw Refused.notSimulated(input.getName() + "." + name);
    }
  }
}
