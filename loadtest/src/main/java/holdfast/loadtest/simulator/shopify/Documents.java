package holdfast.loadtest.simulator.shopify;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.GraphQLSchema;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Query texts, each read and held against the schema once: apps send few different ones. */
final class Documents implements PreparsedDocumentProvider {
  private static final int KEPT_MAX = 1_000;

  private final GraphQLSchema schema;
  private final Map<String, PreparsedDocumentEntry> read = new ConcurrentHashMap<>();

  Documents(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** The document, or what is wrong with it. */
  PreparsedDocumentEntry of(String query) {
    if (read.size() >= KEPT_MAX) {
      read.clear();
    }
    return read.computeIfAbsent(query, this::parse);
  }

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parser) {
    return CompletableFuture.completedFuture(of(input.getQuery()));
  }

  private PreparsedDocumentEntry parse(String query) {
    var input = ExecutionInput.newExecutionInput(query).build();
    var parsed = ParseAndValidate.parseAndValidate(schema, input);
    return parsed.isFailure()
        ? new PreparsedDocumentEntry(parsed.getErrors())
        : new PreparsedDocumentEntry(Objects.requireNonNull(parsed.getDocument()));
  }
}
