package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Identifier;
import holdfast.http.wire.JsonPart;
import holdfast.intake.ReviewEntry;
import holdfast.stock.Movement;
import holdfast.stock.ReservationId;
import holdfast.stock.StockViews.OversellRow;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Missing units of a sale as an entry of the review queue; its id is {@code oversell:SALE}. */
record OversellEntry(OversellRow row) implements JsonPart {
  private static final String PREFIX = "oversell:";

  /** Whether an id is that of an oversell. */
  static boolean isOne(String id) {
    return id.startsWith(PREFIX);
  }

  /** The sale that an id names. */
  static Optional<ReservationId> sale(String id) {
    return Optional.of(id)
        .filter(OversellEntry::isOne)
        .map(of -> of.substring(PREFIX.length()))
        .filter(Identifier::isValid)
        .map(ReservationId::new);
  }

  /** Whether a person decides: the policy says so, or the shop would not cancel. */
  boolean isForAPerson() {
    return switch (row.oversell().policy()) {
      case REVIEW, PROTECT -> row.oversell().open() > 0;
      case CANCEL_LATER, BACKORDER -> false;
    };
  }

  String id() {
    return PREFIX + row.sale().id();
  }

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var oversell = row.oversell();
    var note = oversell.decision();
    json.writeStartObject();
    json.writeStringField("id", id());
    json.writeStringField("store", row.sale().request().channel().value());
    json.writeStringField("reason", ReviewTopic.OVERSELL.name());
    json.writeStringField(
        "detail",
        "%s: %d missing; policy %s".formatted(row.sku(), oversell.open(), oversell.policy()));
    json.writeStringField("order", row.sale().order().orElseThrow().value());
    json.writeStringField(
        "state", (isForAPerson() ? ReviewEntry.State.OPEN : ReviewEntry.State.SOLVED).name());
    json.writeStringField("since", oversell.at().toString());
    json.writeStringField("operator", note.flatMap(Movement.Note::operator).orElse(null));
    json.writeStringField("note", note.flatMap(Movement.Note::reason).orElse(null));
    json.writeStringField(
        "resolve",
        "/v1/oversells/%s/resolve"
            .formatted(URLEncoder.encode(row.sale().id().value(), StandardCharsets.UTF_8)));
    json.writeEndObject();
  }
}
