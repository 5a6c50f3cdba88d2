package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.UnknownOperationException;
import graphql.execution.ValuesResolver;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import holdfast.loadtest.simulator.Counters.Count;
import holdfast.loadtest.simulator.Faults;
import holdfast.loadtest.simulator.Reply;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The Admin API of all shops: one schema, executed for the shop that is asked. */
final class AdminApi {
  private static final int QUERY_COST_MAX = 1_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final GraphQLSchema schema;
  private final Documents documents;
  private final GraphQL graphql;

  AdminApi(GraphQLSchema schema) {
    this.schema = schema;
    documents = new Documents(schema);
    graphql =
        GraphQL.newGraphQL(schema)
            .preparsedDocumentProvider(documents)
            .defaultDataFetcherExceptionHandler(new Errors())
            .build();
  }

  /** Answers a question to a shop in this version. */
  Reply answer(ShopifyShop shop, ApiVersion version, Question question) {
    PreparsedDocumentEntry read = documents.of(question.query());
    if (read.hasErrors()) {
      return reply(errors().set("errors", Errors.all(read.getErrors())));
    }
    Document document = Objects.requireNonNull(read.getDocument());
    OperationDefinition operation;
    CoercedVariables variables;
    try {
      operation = NodeUtil.getOperation(document, question.operation()).operationDefinition;
      variables =
          ValuesResolver.coerceVariableValues(
              schema,
              operation.getVariableDefinitions(),
              RawVariables.of(question.variables()),
              GraphQLContext.getDefault(),
              Locale.ROOT);
    } catch (UnknownOperationException e) {
      return failure("GRAPHQL_VALIDATION_FAILED", String.valueOf(e.getMessage()));
    } catch (GraphQLException e) {
      return failure("INVALID_VARIABLE", String.valueOf(e.getMessage()));
    }
    OptionalInt excess = InputSize.excess(document, question.variables());
    if (excess.isPresent()) {
      return failure(
          "MAX_INPUT_SIZE_EXCEEDED",
          "The input array size of %d is greater than the maximum allowed of %d."
              .formatted(excess.getAsInt(), InputSize.MAX));
    }
    var cost = new Cost(schema, NodeUtil.getFragmentsByName(document), variables);
    return charged(shop, version, question, operation, cost);
  }

  private Reply charged(
      ShopifyShop shop,
      ApiVersion version,
      Question question,
      OperationDefinition operation,
      Cost cost) {
    InstantSource clock = shop.context().agenda();
    int requested = cost.requested(operation);
    if (requested > QUERY_COST_MAX) {
      return failure(
          "MAX_COST_EXCEEDED",
          "Query cost is %d, which exceeds the single query max cost limit (%d)."
              .formatted(requested, QUERY_COST_MAX));
    }
    Faults faults = shop.context().faults().now();
    if (shop.context().dice().chance(faults.throttleRate())
        || !shop.budget().charge(requested, clock.instant())) {
      shop.context().counters().add(Count.THROTTLES);
      ObjectNode body = errors();
      body.putArray("errors").add(Errors.of("THROTTLED", "Throttled"));
      body.putObject("extensions").set("cost", points(shop, requested, null));
      return Reply.json(faults.throttleAs429() ? 429 : 200, body);
    }
    return executed(shop, version, question, operation, cost, requested);
  }

  private Reply executed(
      ShopifyShop shop,
      ApiVersion version,
      Question question,
      OperationDefinition operation,
      Cost cost,
      int requested) {
    boolean isMutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
    ExecutionInput input =
        ExecutionInput.newExecutionInput(question.query())
            .operationName(question.operation())
            .variables(question.variables())
            .root(isMutation ? shop.mutations(version) : shop.queries(version))
            .build();
    ExecutionResult result = graphql.execute(input);
    if (input.getGraphQLContext().hasKey(Errors.DIED)) {
      return Reply.html(500, "<html><h1>500 Internal Server Error</h1></html>");
    }
    Map<String, Object> data = result.getData();
    int actual = data == null ? 0 : cost.actual(operation, data);
    shop.budget().refund(Math.max(0, requested - actual), shop.context().agenda().instant());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!result.getErrors().isEmpty()) {
      body.set("errors", Errors.all(result.getErrors()));
    }
    body.set("data", MAPPER.valueToTree(data));
    body.putObject("extensions").set("cost", points(shop, requested, actual));
    return reply(body);
  }

  private static ObjectNode points(ShopifyShop shop, int requested, @Nullable Integer actual) {
    ObjectNode cost = JsonNodeFactory.instance.objectNode();
    cost.put("requestedQueryCost", requested).put("actualQueryCost", actual);
    cost.putObject("throttleStatus")
        .put("maximumAvailable", (double) shop.budget().plan().bucket())
        .put("currentlyAvailable", shop.budget().available(shop.context().agenda().instant()))
        .put("restoreRate", (double) shop.budget().plan().restorePerSecond());
    return cost;
  }

  private static ObjectNode errors() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Reply failure(String code, String message) {
    ObjectNode body = errors();
    body.putArray("errors").add(Errors.of(code, message));
    return reply(body);
  }

  private static Reply reply(ObjectNode body) {
    return Reply.json(200, body);
  }
}
