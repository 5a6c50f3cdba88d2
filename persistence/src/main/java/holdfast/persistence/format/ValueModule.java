package holdfast.persistence.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.RetailerId;
import holdfast.catalog.SkuId;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.RebalanceId;
import holdfast.stock.ReservationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Ids and spans of time as plain strings, times as milliseconds. */
final class ValueModule {
  private ValueModule() {}

  static SimpleModule create() {
    var module = new SimpleModule("holdfast-values");
    text(module, SkuId.class, SkuId::new);
    text(module, LocationId.class, LocationId::new);
    text(module, ChannelId.class, ChannelId::new);
    text(module, ReservationId.class, ReservationId::new);
    text(module, MovementId.class, MovementId::new);
    text(module, OrderId.class, OrderId::new);
    text(module, RetailerId.class, RetailerId::new);
    text(module, RebalanceId.class, RebalanceId::new);
    text(module, Duration.class, Duration::parse);
    module.addSerializer(Instant.class, new MillisWriter());
    module.addDeserializer(Instant.class, new MillisReader());
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> reader) {
    module.addSerializer(type, new TextWriter<>(type));
    module.addDeserializer(type, new TextReader<>(type, reader));
    module.addKeyDeserializer(type, new TextKeyReader(reader));
  }

  private static final class TextWriter<T> extends StdScalarSerializer<T> {
    private TextWriter(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  private static final class TextReader<T> extends FromStringDeserializer<T> {
    private final transient Function<String, T> reader;

    private TextReader(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return reader.apply(text);
    }
  }

  private static final class TextKeyReader extends KeyDeserializer {
    private final Function<String, ?> reader;

    private TextKeyReader(Function<String, ?> reader) {
      this.reader = reader;
    }

    @Override
    public Object deserializeKey(String text, DeserializationContext context) {
      return reader.apply(text);
    }
  }

  private static final class MillisWriter extends StdScalarSerializer<Instant> {
    private MillisWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeNumber(time.toEpochMilli());
    }
  }

  private static final class MillisReader extends StdScalarDeserializer<Instant> {
    private MillisReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Instant.ofEpochMilli(json.getLongValue());
    }
  }
}
