package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Shopify is asked passes the part of Shopify's schema that ships, so it is checked where
 * nobody has the whole one, too. Here, since only here both the documents and that part are there.
 */
class TrimmedDocumentTest {
  private static final GraphQLSchema TRIMMED = trimmed();

  @ParameterizedTest
  @EnumSource(AdminDocument.class)
  void isUnderstood(AdminDocument document) {
    assertThat(problems(document.text("2026-07"))).isEmpty();
    assertThat(problems(document.text("2026-04"))).isEmpty();
  }

  @Test
  void theSchemaFindsWhatIsWrong() {
    assertThat(problems("query X { shop { nonsense } }")).isNotEmpty();
    assertThat(problems("query X($id: String!) { order(id: $id) { id } }")).isNotEmpty();
  }

  private static List<String> problems(String document) {
    return new Validator()
        .validateDocument(TRIMMED, new Parser().parseDocument(document), Locale.ROOT).stream()
            .map(Objects::toString)
            .toList();
  }

  private static GraphQLSchema trimmed() {
    try (var bytes =
            TrimmedDocumentTest.class.getResourceAsStream(
                "/holdfast/loadtest/simulator/shopify/admin.graphqls");
        var text = new InputStreamReader(Objects.requireNonNull(bytes), StandardCharsets.UTF_8)) {
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
