package holdfast.http.api;

import holdfast.http.wire.Cursor;
import holdfast.http.wire.JsonPart;
import holdfast.http.wire.Replies;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** How lists are answered. */
final class Page {
  /** Most rows of one page. */
  static final int LIMIT_MAX = 500;

  /** Rows of a page when nobody says otherwise. */
  static final int LIMIT_DEFAULT = 50;

  private Page() {}

  /** A whole list, which is never long. */
  static HttpResponse whole(List<? extends JsonPart> items) {
    return Replies.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (var item : items) {
            item.writeTo(json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * One page of a list.
   *
   * @param rows one more than {@code limit} if the list goes on
   * @param kind which kind of list the cursor belongs to
   * @param position where a row stands in the list
   */
  static <T> HttpResponse of(
      List<T> rows,
      int limit,
      char kind,
      Function<T, String> position,
      Function<T, JsonPart> writer) {
    var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
    var next =
        rows.size() > limit
            ? Optional.of(Cursor.write(kind, position.apply(shown.getLast())))
            : Optional.<String>empty();
    return Replies.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (var row : shown) {
            writer.apply(row).writeTo(json);
          }
          json.writeEndArray();
          json.writeStringField("nextCursor", next.orElse(null));
          json.writeEndObject();
        });
  }
}
