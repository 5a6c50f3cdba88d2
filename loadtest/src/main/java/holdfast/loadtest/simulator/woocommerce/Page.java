package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import holdfast.loadtest.simulator.Call;
import holdfast.loadtest.simulator.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A page of a list, ten entries long unless more are asked for, and a hundred at most. */
final class Page {
  private static final int SIZE = 10;
  private static final int SIZE_MAX = 100;

  private Page() {}

  /** Entries that were modified within the window that the query names, to the second. */
  static <T> Predicate<T> modified(Query query, Function<T, Instant> modified) throws RestError {
    Optional<Instant> after = query.moment("modified_after", SiteTime.ZONE);
    Optional<Instant> before = query.moment("modified_before", SiteTime.ZONE);
    return entry -> {
      Instant at = Instant.ofEpochSecond(modified.apply(entry).getEpochSecond());
      return after.filter(bound -> !at.isAfter(bound)).isEmpty()
          && before.filter(bound -> !at.isBefore(bound)).isEmpty();
    };
  }

  /** In the order that the query names: by date or by id, the newest first unless it says so. */
  static <T> List<T> sorted(
      Query query, List<T> entries, Function<T, Instant> created, ToLongFunction<T> id)
      throws RestError {
    Comparator<T> by =
        query.word("orderby", List.of("date", "id")).equals("id")
            ? Comparator.comparingLong(id)
            : Comparator.comparing(created);
    boolean ascending = query.word("order", List.of("desc", "asc")).equals("asc");
    var sorted = new ArrayList<>(entries);
    sorted.sort(ascending ? by : by.reversed());
    return sorted;
  }

  /** The answer with the page that the query names. */
  static <T> Reply of(Call call, Query query, List<T> entries, Function<T, JsonNode> view)
      throws RestError {
    int size = query.whole("per_page", SIZE, 1, SIZE_MAX);
    int page = query.whole("page", 1, 1, Integer.MAX_VALUE);
    int pages = (entries.size() + size - 1) / size;
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    entries.stream().skip((page - 1L) * size).limit(size).map(view).forEach(list::add);
    var links = new ArrayList<String>();
    if (page > 1) {
      links.add(link(call, query, Math.min(page - 1, Math.max(1, pages)), "prev"));
    }
    if (page < pages) {
      links.add(link(call, query, page + 1, "next"));
    }
    Reply reply =
        Reply.json(200, list)
            .withHeader("X-WP-Total", Integer.toString(entries.size()))
            .withHeader("X-WP-TotalPages", Integer.toString(pages));
    return links.isEmpty() ? reply : reply.withHeader("Link", String.join(", ", links));
  }

  private static String link(Call call, Query query, int page, String rel) {
    return "<%s?%s>; rel=\"%s\"".formatted(call.url(), query.with("page", "" + page), rel);
  }
}
