package holdfast.http.api;

import holdfast.catalog.Identifier;
import holdfast.http.route.Call;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import java.util.UUID;

/** The id that makes a call repeatable: the body's, or the header's, or one that we make. */
final class RequestId {
  private static final String HEADER = "Idempotency-Key";

  private RequestId() {}

  static String of(Call call, Fields fields, Findings findings) {
    var inBody = fields.optionalId("id");
    var inHeader = call.header(HEADER);
    if (inHeader.isPresent() && !Identifier.isValid(inHeader.get())) {
      findings.add(HEADER, Identifier.ALLOWED);
      return Findings.PLACEHOLDER;
    }
    if (inBody.isPresent() && inHeader.isPresent() && !inBody.equals(inHeader)) {
      fields.refuse("id", "must equal the header Idempotency-Key, or one of them be left out");
    }
    return inBody.or(() -> inHeader).orElseGet(() -> UUID.randomUUID().toString());
  }
}
