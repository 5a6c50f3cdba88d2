package holdfast.persistence.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/**
 * Messages between nodes: as the stored form, with addresses of actors in them. Both nodes run the
 * same program.
 */
final class WireFormat {
  private final ExtendedActorSystem system;
  private final ObjectMapper json;

  WireFormat(ExtendedActorSystem system) {
    this.system = system;
    this.json =
        StockFormat.mapper()
            .registerModule(TypeNames.wire())
            .registerModule(
                new SimpleModule("holdfast-actors")
                    .addSerializer(new RefWriter())
                    .addDeserializer(ActorRef.class, new RefReader()));
  }

  byte[] write(Object message) {
    try {
      return json.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("can't be sent: " + message, e);
    }
  }

  <T> T read(byte[] bytes, Class<T> type) {
    try {
      return json.readValue(bytes, type);
    } catch (IOException e) {
      throw new IllegalArgumentException("received what is no " + type.getSimpleName(), e);
    }
  }

  /** Looked up when needed: a serializer is made before the typed system is ready. */
  private ActorRefResolver resolver() {
    return ActorRefResolver.get(Adapter.toTyped(system));
  }

  private final class RefWriter extends StdScalarSerializer<ActorRef<?>> {
    private RefWriter() {
      super(ActorRef.class, false);
    }

    @Override
    public void serialize(ActorRef<?> ref, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeString(resolver().toSerializationFormat(ref));
    }
  }

  @SuppressWarnings("rawtypes") // Jackson knows classes, not type arguments.
  private final class RefReader extends StdScalarDeserializer<ActorRef> {
    private RefReader() {
      super((JavaType) null);
    }

    @Override
    public ActorRef deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return resolver().resolveActorRef(in.getText());
    }
  }
}
