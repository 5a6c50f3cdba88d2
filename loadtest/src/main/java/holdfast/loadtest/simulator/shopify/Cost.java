package holdfast.loadtest.simulator.shopify;

import graphql.execution.CoercedVariables;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a query costs: 10 a mutation, 1 an object, nothing a scalar, and a connection 2 and its
 * objects: as many as the page may hold before the query ran, as many as came after it. Lists that
 * have no pages cost what one of their objects holds: so a push of one line costs the 13 points
 * that were recorded, and one of 250 lines as much.
 *
 * @param fragments of the document, by name
 */
record Cost(
    GraphQLSchema schema, Map<String, FragmentDefinition> fragments, CoercedVariables variables) {
  private static final int MUTATION = 10;
  private static final int CONNECTION = 2;
  private static final long MAX = Integer.MAX_VALUE;

  /** Before it ran: what it may cost at most. */
  int requested(OperationDefinition operation) {
    return clipped(root(operation, null));
  }

  /** After it ran. */
  int actual(OperationDefinition operation, Map<?, ?> data) {
    return clipped(root(operation, data));
  }

  private static int clipped(long points) {
    return (int) Math.min(points, MAX);
  }

  private long root(OperationDefinition operation, @Nullable Map<?, ?> data) {
    boolean isMutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
    GraphQLCompositeType root =
        isMutation ? Objects.requireNonNull(schema.getMutationType()) : schema.getQueryType();
    return isMutation
        ? changes(root, operation.getSelectionSet(), data)
        : selected(root, operation.getSelectionSet(), data);
  }

  private long changes(
      GraphQLCompositeType root, SelectionSet selections, @Nullable Map<?, ?> data) {
    long points = 0;
    for (Field field : selections.getSelectionsOfType(Field.class)) {
      GraphQLFieldDefinition definition = definition(root, field);
      if (definition != null) {
        Object payload = data == null ? null : data.get(field.getResultKey());
        long inside =
            data == null || payload != null
                ? selected(composite(definition), field.getSelectionSet(), (Map<?, ?>) payload)
                : 0;
        points += MUTATION + inside;
      }
    }
    return points;
  }

  /** The fields that are selected of one object; of alternatives, the most expensive one. */
  private long selected(
      @Nullable GraphQLCompositeType type, @Nullable SelectionSet set, @Nullable Map<?, ?> data) {
    if (type == null || set == null) {
      return 0;
    }
    long points = 0;
    Map<String, Long> alternatives = new HashMap<>();
    for (Selection<?> selection : set.getSelections()) {
      switch (selection) {
        case Field field -> points += field(type, field, data);
        case InlineFragment inline ->
            add(alternatives, type, inline.getTypeCondition(), inline.getSelectionSet(), data);
        case FragmentSpread spread -> {
          var fragment = Objects.requireNonNull(fragments.get(spread.getName()));
          add(alternatives, type, fragment.getTypeCondition(), fragment.getSelectionSet(), data);
        }
        default -> throw new IllegalArgumentException("selection " + selection);
      }
    }
    Long own = alternatives.remove(type.getName());
    long dearest = alternatives.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return points + (own == null ? 0 : own) + dearest;
  }

  private void add(
      Map<String, Long> alternatives,
      GraphQLCompositeType type,
      @Nullable TypeName condition,
      SelectionSet set,
      @Nullable Map<?, ?> data) {
    var narrowed =
        condition == null ? type : (GraphQLCompositeType) schema.getType(condition.getName());
    String name = narrowed == null ? type.getName() : narrowed.getName();
    alternatives.merge(name, selected(narrowed, set, data), Long::sum);
  }

  private long field(GraphQLCompositeType parent, Field field, @Nullable Map<?, ?> data) {
    var definition = definition(parent, field);
    var type = definition == null ? null : composite(definition);
    if (definition == null || type == null) {
      return 0;
    }
    if (data != null) {
      return found(definition, type, field, data.get(field.getResultKey()));
    }
    if (pages(definition)) {
      return CONNECTION + size(field) * element(type, field);
    }
    long inside = selected(type, field.getSelectionSet(), null);
    if (!isList(definition)) {
      return 1 + inside;
    }
    return isSized(field) ? size(field) * (1 + inside) : inside;
  }

  private long found(
      GraphQLFieldDefinition definition,
      GraphQLCompositeType type,
      Field field,
      @Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Collection<?> list when isSized(field) ->
          list.stream().mapToLong(one -> one == null ? 0 : 1 + inside(type, field, one)).sum();
      case Collection<?> list ->
          list.stream()
              .filter(Objects::nonNull)
              .mapToLong(one -> inside(type, field, one))
              .max()
              .orElse(0);
      case Object object when pages(definition) ->
          CONNECTION + onPage(type, field, (Map<?, ?>) object);
      default -> 1 + inside(type, field, value);
    };
  }

  private long inside(GraphQLCompositeType type, Field field, Object object) {
    return selected(type, field.getSelectionSet(), (Map<?, ?>) object);
  }

  /** One object of a connection's page: what is selected of its {@code nodes} and edges. */
  private long element(GraphQLCompositeType connection, Field field) {
    long points = 0;
    for (Field part : parts(field)) {
      points += part(connection, part, null);
    }
    return points;
  }

  private long onPage(GraphQLCompositeType connection, Field field, Map<?, ?> page) {
    long points = 0;
    for (Field part : parts(field)) {
      if (page.get(part.getResultKey()) instanceof Collection<?> objects) {
        for (Object object : objects) {
          points += part(connection, part, (Map<?, ?>) object);
        }
      }
    }
    return points;
  }

  private List<Field> parts(Field field) {
    return field.getSelectionSet() == null
        ? List.of()
        : field.getSelectionSet().getSelectionsOfType(Field.class).stream()
            .filter(part -> part.getName().equals("nodes") || part.getName().equals("edges"))
            .toList();
  }

  private long part(GraphQLCompositeType connection, Field part, @Nullable Map<?, ?> object) {
    var definition = Objects.requireNonNull(definition(connection, part));
    long inside = selected(composite(definition), part.getSelectionSet(), object);
    return part.getName().equals("nodes") ? 1 + inside : inside;
  }

  private static boolean pages(GraphQLFieldDefinition definition) {
    return definition.getArgument("first") != null && named(definition).endsWith("Connection");
  }

  private static boolean isList(GraphQLFieldDefinition definition) {
    return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
  }

  private static boolean isSized(Field field) {
    return field.getArguments().stream()
        .anyMatch(argument -> List.of("first", "last", "ids").contains(argument.getName()));
  }

  /** How many objects are asked for; 1 where the query does not say. */
  private long size(Field field) {
    return field.getArguments().stream()
        .filter(argument -> List.of("first", "last", "ids").contains(argument.getName()))
        .mapToLong(this::size)
        .max()
        .orElse(1);
  }

  private long size(Argument argument) {
    Value<?> value = argument.getValue();
    return switch (value) {
      case IntValue number -> number.getValue().longValue();
      case ArrayValue list -> list.getValues().size();
      case VariableReference variable -> size(variables.get(variable.getName()));
      default -> 1;
    };
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case Number number -> number.longValue();
      case Collection<?> list -> list.size();
      case null, default -> 1;
    };
  }

  private static @Nullable GraphQLFieldDefinition definition(
      GraphQLCompositeType parent, Field field) {
    return parent instanceof GraphQLFieldsContainer container
        ? container.getFieldDefinition(field.getName())
        : null;
  }

  private static @Nullable GraphQLCompositeType composite(GraphQLFieldDefinition definition) {
    GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
    return type instanceof GraphQLCompositeType composite ? composite : null;
  }

  private static String named(GraphQLFieldDefinition definition) {
    return GraphQLTypeUtil.unwrapAll(definition.getType()).getName();
  }
}
