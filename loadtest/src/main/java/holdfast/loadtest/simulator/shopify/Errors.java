package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorClassification;
import graphql.validation.ValidationErrorType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Errors that stand beside the data, as Shopify prints them. */
final class Errors implements DataFetcherExceptionHandler {
  static final String DIED = "died";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** One that concerns the whole query. */
  static ObjectNode of(String code, String message) {
    ObjectNode error = JSON.objectNode().put("message", message);
    error.putObject("extensions").put("code", code);
    return error;
  }

  static ArrayNode all(List<? extends GraphQLError> errors) {
    ArrayNode all = JSON.arrayNode();
    errors.forEach(error -> all.add(print(error)));
    return all;
  }

  private static ObjectNode print(GraphQLError error) {
    ObjectNode view = JSON.objectNode().put("message", error.getMessage());
    List<SourceLocation> locations = error.getLocations();
    if (locations != null) {
      ArrayNode places = view.putArray("locations");
      locations.forEach(
          place ->
              places.addObject().put("line", place.getLine()).put("column", place.getColumn()));
    }
    if (error.getPath() != null) {
      ArrayNode path = view.putArray("path");
      error.getPath().forEach(step -> path.add(step.toString()));
    }
    String code = code(error);
    if (!code.isEmpty()) {
      view.putObject("extensions").put("code", code);
    }
    return view;
  }

  private static String code(GraphQLError error) {
    if (error instanceof InvalidSyntaxError) {
      return "parseError";
    }
    if (error instanceof ValidationError invalid) {
      return code(invalid.getValidationErrorType());
    }
    return error.getExtensions() != null && error.getExtensions().get("code") instanceof String code
        ? code
        : "";
  }

  /** The names that Shopify's own server gives to what is wrong with a query. */
  private static String code(ValidationErrorClassification type) {
    return switch (type) {
      case ValidationErrorType.FieldUndefined -> "undefinedField";
      case ValidationErrorType.UnknownArgument -> "argumentNotAccepted";
      case ValidationErrorType.MissingFieldArgument -> "missingRequiredArguments";
      case ValidationErrorType.WrongType, ValidationErrorType.NullValueForNonNullArgument ->
          "argumentLiteralsIncompatible";
      case ValidationErrorType.SubselectionRequired, ValidationErrorType.SubselectionNotAllowed ->
          "selectionMismatch";
      case ValidationErrorType.VariableTypeMismatch -> "variableMismatch";
      case ValidationErrorType.UndefinedVariable -> "variableNotDefined";
      case ValidationErrorType.UnusedVariable -> "variableNotUsed";
      case ValidationErrorType.UnknownDirective -> "undefinedDirective";
      case ValidationErrorType.UnknownType -> "undefinedType";
      default -> "GRAPHQL_VALIDATION_FAILED";
    };
  }

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters failed) {
    Throwable cause = failed.getException();
    if (cause instanceof MutationNode.Died) {
      failed.getDataFetchingEnvironment().getGraphQlContext().put(DIED, true);
    }
    String code =
        cause instanceof Refused refused ? refused.code().orElse("") : "INTERNAL_SERVER_ERROR";
    var error =
        GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
            .message("%s", String.valueOf(cause.getMessage()))
            .extensions(code.isEmpty() ? Map.of() : Map.of("code", code))
            .build();
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(error).build());
  }
}
