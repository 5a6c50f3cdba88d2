package holdfast.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a piece of JSON. */
@FunctionalInterface
public interface JsonPart {
  /** A piece that adds nothing. */
  JsonPart NOTHING = _ -> {};

  /** Writes it; what it opens, it closes. */
  void writeTo(JsonGenerator json) throws IOException;
}
