package holdfast.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Why a request was not carried out, as RFC 9457 has it.
 *
 * @param detail a sentence about this very request
 * @param version the version of the SKU that refused, if one did
 * @param retryAfterSeconds when the same request may fare better, if that is known
 * @param more further members of the object
 */
public record Problem(
    ProblemCode code,
    int status,
    String detail,
    OptionalLong version,
    OptionalLong retryAfterSeconds,
    JsonPart more) {

  /** A problem with the status that its code has by itself. */
  public static Problem of(ProblemCode code, String detail) {
    return new Problem(
        code, code.status(), detail, OptionalLong.empty(), OptionalLong.empty(), JsonPart.NOTHING);
  }

  /** A problem with something that the body names, and not the path. */
  public static Problem unprocessable(ProblemCode code, String detail) {
    return of(code, detail).withStatus(422);
  }

  /** The same with another status. */
  public Problem withStatus(int newStatus) {
    return new Problem(code, newStatus, detail, version, retryAfterSeconds, more);
  }

  /** The same with the version of the SKU that refused. */
  public Problem withVersion(long newVersion) {
    return new Problem(code, status, detail, OptionalLong.of(newVersion), retryAfterSeconds, more);
  }

  /** The same with the advice to try again. */
  public Problem withRetryAfter(long seconds) {
    return new Problem(code, status, detail, version, OptionalLong.of(seconds), more);
  }

  /** The same with further members. */
  public Problem with(JsonPart newMore) {
    return new Problem(code, status, detail, version, retryAfterSeconds, newMore);
  }

  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", code.type());
    json.writeStringField("title", code.title());
    json.writeNumberField("status", status);
    json.writeStringField("code", code.name());
    json.writeStringField("detail", detail);
    if (version.isPresent()) {
      json.writeNumberField("version", version.getAsLong());
    }
    if (retryAfterSeconds.isPresent()) {
      json.writeNumberField("retryAfterSeconds", retryAfterSeconds.getAsLong());
    }
    more.writeTo(json);
    json.writeEndObject();
  }
}
