package holdfast.shopify.admin;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.Coercing;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.Validator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Shopify's own description of its Admin API, if somebody has it: it is not ours to ship. */
final class AdminSchema {
  static final String VARIABLE = "HOLDFAST_SHOPIFY_SCHEMA";

  private static final Optional<AdminSchema> GIVEN =
      Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).map(AdminSchema::read);

  private final GraphQLSchema schema;

  private AdminSchema(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** The schema in the file that the environment names, plain or compressed by gzip. */
  static Optional<AdminSchema> given() {
    return GIVEN;
  }

  private static AdminSchema read(Path file) {
    try (var bytes = new BufferedInputStream(Files.newInputStream(file));
        var text =
            new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                StandardCharsets.UTF_8)) {
      var wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Unwired()).build();
      return new AdminSchema(
          new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), wiring));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing is carried out; any value will do for a scalar of Shopify's own. */
  private static final class Unwired extends MockedWiringFactory {
    @Override
    public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
      return GraphQLScalarType.newScalar()
          .name(environment.getScalarTypeDefinition().getName())
          .coercing(new AnyValue())
          .build();
    }
  }

  private static final class AnyValue implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return value;
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
      return value;
    }

    @Override
    public Object parseLiteral(
        Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return value;
    }
  }

  /** What is wrong with a document. */
  List<String> problems(String document) {
    return new Validator()
        .validateDocument(schema, new Parser().parseDocument(document), Locale.ROOT).stream()
            .map(Objects::toString)
            .toList();
  }

  /** Fails if the document's variables can't have these values. */
  void check(String document, Map<String, Object> variables) {
    Document parsed = new Parser().parseDocument(document);
    var operation = parsed.getDefinitionsOfType(OperationDefinition.class).getFirst();
    var known = operation.getVariableDefinitions().stream().map(one -> one.getName()).toList();
    if (!known.containsAll(variables.keySet())) {
      throw new AssertionError(variables.keySet() + " for " + known);
    }
    ValuesResolver.coerceVariableValues(
        schema,
        operation.getVariableDefinitions(),
        new RawVariables(variables),
        GraphQLContext.getDefault(),
        Locale.ROOT);
  }

  /** The values of an enum. */
  List<String> values(String type) {
    return schema.getType(type) instanceof GraphQLEnumType found
        ? found.getValues().stream().map(value -> value.getName()).toList()
        : List.of();
  }
}
