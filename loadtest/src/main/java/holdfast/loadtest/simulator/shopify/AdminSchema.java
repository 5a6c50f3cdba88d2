package holdfast.loadtest.simulator.shopify;

import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The schema that a simulator executes: Shopify's own from a file, or the part that ships. */
final class AdminSchema {
  private static final int GZIP_MAGIC = 0x8b1f;

  private AdminSchema() {}

  /** The part of the schema that a stock connector uses. */
  static GraphQLSchema trimmed() {
    try (InputStream file =
        Objects.requireNonNull(AdminSchema.class.getResourceAsStream("admin.graphqls"))) {
      return parse(file, asked -> {});
    } catch (IOException e) {
      throw new IllegalStateException("the schema that ships can't be read", e);
    }
  }

  /**
   * The schema in this file.
   *
   * @param file schema definition language, plain or compressed by gzip
   * @throws IOException if it can't be read
   */
  static GraphQLSchema of(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        InputStream text = isCompressed(bytes) ? new GZIPInputStream(bytes) : bytes) {
      return parse(text, new Played(trimmed())::check);
    }
  }

  private static boolean isCompressed(InputStream bytes) throws IOException {
    bytes.mark(2);
    int magic = bytes.read() | bytes.read() << Byte.SIZE;
    bytes.reset();
    return magic == GZIP_MAGIC;
  }

  private static GraphQLSchema parse(InputStream file, Consumer<DataFetchingEnvironment> check)
      throws IOException {
    try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      var types = new SchemaParser().parse(text);
      var wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring(check)).build();
      return new SchemaGenerator().makeExecutableSchema(types, wiring);
    }
  }

  /** Every object answers for itself, whichever schema is executed. */
  private record Wiring(Consumer<DataFetchingEnvironment> check) implements WiringFactory {
    @Override
    public boolean providesScalar(ScalarWiringEnvironment environment) {
      return !ScalarInfo.isGraphqlSpecifiedScalar(environment.getScalarTypeDefinition().getName());
    }

    @Override
    public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
      return AdminScalars.named(environment.getScalarTypeDefinition().getName());
    }

    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
      return Wiring::type;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
      return Wiring::type;
    }

    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
      return this::answer;
    }

    private static GraphQLObjectType type(TypeResolutionEnvironment environment) {
      Answering object = environment.getObject();
      return environment.getSchema().getObjectType(object.type());
    }

    private @Nullable Object answer(DataFetchingEnvironment asked) {
      check.accept(asked);
      Answering source = Objects.requireNonNull(asked.getSource(), "no root object");
      return source.answer(asked.getField().getName(), asked);
    }
  }
}
