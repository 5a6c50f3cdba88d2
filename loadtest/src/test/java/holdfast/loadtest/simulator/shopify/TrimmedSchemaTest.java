package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.Node;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.InputValueWithState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The schema that ships is a part of Shopify's own, so what passes here passes there. */
class TrimmedSchemaTest {
  private final List<String> differences = new ArrayList<>();

  @Test
  void everythingInItIsInTheWholeSchema() throws IOException {
    GraphQLSchema whole = AdminSchema.of(WholeSchema.file());
    GraphQLSchema trimmed = AdminSchema.trimmed();
    compare(trimmed, whole);
    GraphQLDirective idempotent = Objects.requireNonNull(trimmed.getDirective("idempotent"));
    GraphQLDirective real = Objects.requireNonNull(whole.getDirective("idempotent"));
    assertThat(idempotent.validLocations()).isEqualTo(real.validLocations());
    arguments("@idempotent", idempotent.getArguments(), real.getArguments());
    assertThat(differences).isEmpty();
  }

  @Test
  void aDifferenceIsFound() throws IOException {
    GraphQLSchema whole = AdminSchema.of(WholeSchema.file());
    compare(whole, AdminSchema.trimmed());
    assertThat(differences)
        .contains("type Abandonment is missing", "InventoryItem.unitCost is missing");
  }

  private void compare(GraphQLSchema part, GraphQLSchema whole) {
    for (GraphQLNamedType type : part.getAllTypesAsList()) {
      GraphQLNamedType real = (GraphQLNamedType) whole.getType(type.getName());
      if (real == null || real.getClass() != type.getClass()) {
        differences.add("type " + type.getName() + " is missing");
      } else if (!type.getName().startsWith("__")) {
        compare(type, real);
      }
    }
  }

  private void compare(GraphQLNamedType part, GraphQLNamedType whole) {
    switch (part) {
      case GraphQLEnumType type ->
          names(type.getName(), values(type), values((GraphQLEnumType) whole));
      case GraphQLInputObjectType type -> inputs(type, (GraphQLInputObjectType) whole);
      case GraphQLUnionType type ->
          names(
              type.getName(), named(type.getTypes()), named(((GraphQLUnionType) whole).getTypes()));
      case GraphQLFieldsContainer type -> {
        names(type.getName(), interfaces(part), interfaces(whole));
        type.getFieldDefinitions()
            .forEach(field -> field(type, field, (GraphQLFieldsContainer) whole));
      }
      default -> {}
    }
  }

  private static Set<String> values(GraphQLEnumType type) {
    return type.getValues().stream()
        .map(GraphQLEnumValueDefinition::getName)
        .collect(Collectors.toSet());
  }

  private static Set<String> interfaces(GraphQLNamedType type) {
    return named(((GraphQLImplementingType) type).getInterfaces());
  }

  private static Set<String> named(List<? extends GraphQLNamedSchemaElement> elements) {
    return elements.stream().map(GraphQLNamedSchemaElement::getName).collect(Collectors.toSet());
  }

  private void names(String where, Set<String> part, Set<String> whole) {
    part.stream()
        .filter(name -> !whole.contains(name))
        .forEach(name -> differences.add(where + " has no " + name));
  }

  private void field(
      GraphQLFieldsContainer type, GraphQLFieldDefinition field, GraphQLFieldsContainer whole) {
    String where = type.getName() + "." + field.getName();
    GraphQLFieldDefinition real = whole.getFieldDefinition(field.getName());
    if (real == null) {
      differences.add(where + " is missing");
      return;
    }
    same(
        where,
        GraphQLTypeUtil.simplePrint(field.getType()),
        GraphQLTypeUtil.simplePrint(real.getType()));
    arguments(where, field.getArguments(), real.getArguments());
  }

  private void arguments(String where, List<GraphQLArgument> part, List<GraphQLArgument> whole) {
    for (GraphQLArgument argument : part) {
      String name = where + "(" + argument.getName() + ")";
      whole.stream()
          .filter(real -> real.getName().equals(argument.getName()))
          .findFirst()
          .ifPresentOrElse(
              real -> {
                same(
                    name,
                    GraphQLTypeUtil.simplePrint(argument.getType()),
                    GraphQLTypeUtil.simplePrint(real.getType()));
                same(
                    name,
                    value(argument.getArgumentDefaultValue()),
                    value(real.getArgumentDefaultValue()));
              },
              () -> differences.add(name + " is missing"));
    }
    whole.stream()
        .filter(real -> GraphQLTypeUtil.isNonNull(real.getType()))
        .filter(real -> real.getArgumentDefaultValue().isNotSet())
        .filter(real -> !named(part).contains(real.getName()))
        .forEach(real -> differences.add(where + " must have " + real.getName()));
  }

  private void inputs(GraphQLInputObjectType part, GraphQLInputObjectType whole) {
    for (GraphQLInputObjectField field : part.getFieldDefinitions()) {
      String where = part.getName() + "." + field.getName();
      GraphQLInputObjectField real = whole.getFieldDefinition(field.getName());
      if (real == null) {
        differences.add(where + " is missing");
      } else {
        same(
            where,
            GraphQLTypeUtil.simplePrint(field.getType()),
            GraphQLTypeUtil.simplePrint(real.getType()));
        same(
            where,
            value(field.getInputFieldDefaultValue()),
            value(real.getInputFieldDefaultValue()));
      }
    }
    whole.getFieldDefinitions().stream()
        .filter(real -> GraphQLTypeUtil.isNonNull(real.getType()))
        .filter(real -> real.getInputFieldDefaultValue().isNotSet())
        .filter(real -> part.getFieldDefinition(real.getName()) == null)
        .forEach(real -> differences.add(part.getName() + " must have " + real.getName()));
  }

  private static String value(InputValueWithState value) {
    return value.getValue() instanceof Node<?> literal ? AstPrinter.printAst(literal) : "none";
  }

  private void same(String where, String part, String whole) {
    if (!part.equals(whole)) {
      differences.add("%s is %s, not %s".formatted(where, part, whole));
    }
  }
}
