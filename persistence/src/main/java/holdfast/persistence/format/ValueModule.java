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
import holdfast.catalog.SkuId;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.ReservationId;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;

/** Ids as plain strings, times as milliseconds. */
final class ValueModule {
  private ValueModule() {}

  static SimpleModule create() {
    var module = new SimpleModule("holdfast-values");
    id(module, SkuId.class, SkuId::new);
    id(module, LocationId.class, LocationId::new);
    id(module, ChannelId.class, ChannelId::new);
    id(module, ReservationId.class, ReservationId::new);
    id(module, MovementId.class, MovementId::new);
    id(module, OrderId.class, OrderId::new);
    module.addSerializer(Instant.class, new MillisWriter());
    module.addDeserializer(Instant.class, new MillisReader());
    return module;
  }

  private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> reader) {
    module.addSerializer(type, new IdWriter<>(type));
    module.addDeserializer(type, new IdReader<>(type, reader));
    module.addKeyDeserializer(type, new IdKeyReader(reader));
  }

  private static final class IdWriter<T> extends StdScalarSerializer<T> {
    private IdWriter(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T id, JsonGenerator json, SerializerProvider context) throws IOException {
      json.writeString(id.toString());
    }
  }

  private static final class IdReader<T> extends FromStringDeserializer<T> {
    private final transient Function<String, T> reader;

    private IdReader(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return reader.apply(text);
    }
  }

  private static final class IdKeyReader extends KeyDeserializer {
    private final Function<String, ?> reader;

    private IdKeyReader(Function<String, ?> reader) {
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
