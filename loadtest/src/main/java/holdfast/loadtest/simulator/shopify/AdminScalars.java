package holdfast.loadtest.simulator.shopify;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * The scalars that Shopify adds to the standard ones. All travel as text; numbers of 64 bits too.
 */
final class AdminScalars {
  private AdminScalars() {}

  static GraphQLScalarType named(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new AsText(name)).build();
  }

  private record AsText(String name) implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return value.toString();
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
      String text = value.toString();
      if (!isOne(text)) {
        throw new CoercingParseValueException("invalid " + name + " '" + text + "'");
      }
      return text;
    }

    @Override
    public Object parseLiteral(
        Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
      String text =
          switch (value) {
            case StringValue string -> String.valueOf(string.getValue());
            case IntValue number -> number.getValue().toString();
            case FloatValue number -> number.getValue().toString();
            case BooleanValue flag -> Boolean.toString(flag.isValue());
            default -> throw new CoercingParseLiteralException("invalid " + name);
          };
      if (!isOne(text)) {
        throw new CoercingParseLiteralException("invalid " + name + " '" + text + "'");
      }
      return text;
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
      return StringValue.of(value.toString());
    }

    private boolean isOne(String text) {
      return switch (name) {
        case "DateTime" -> isMoment(text);
        case "UnsignedInt64" -> isUnsigned(text);
        default -> true;
      };
    }
  }

  private static boolean isMoment(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      return moment.isAfter(Instant.MIN);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isUnsigned(String text) {
    try {
      var number = new BigInteger(text);
      return number.signum() >= 0 && number.bitLength() <= Long.SIZE;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
