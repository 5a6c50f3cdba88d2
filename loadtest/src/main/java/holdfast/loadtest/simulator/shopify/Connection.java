package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of objects.
 *
 * @param of the type of the objects, such as {@code Order}
 */
record Connection(String of, List<Entry> entries, boolean hasPrevious, boolean hasNext)
    implements Answering {
  private static final int PAGE_MAX = 250;

  /**
   * An object and its place in the list.
   *
   * @param value what the list is sorted by; the id decides between equals
   */
  record Entry(long value, long id, Answering node) {
    private static final Comparator<Entry> ORDER =
        Comparator.comparingLong(Entry::value).thenComparingLong(Entry::id);

    private String cursor() {
      String text = value + ":" + id;
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry at(String cursor, Answering any) {
      try {
        String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split(":", 2);
        return new Entry(Long.parseLong(parts[0]), Long.parseLong(parts[1]), any);
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw Refused.because("BAD_USER_INPUT", "Invalid cursor for current pagination sort.");
      }
    }
  }

  /**
   * The page that the arguments ask for.
   *
   * @param all the objects in any order
   */
  static Connection of(String type, Stream<Entry> all, DataFetchingEnvironment asked) {
    Integer first = asked.getArgument("first");
    Integer last = asked.getArgument("last");
    int size = size(first, last);
    boolean isReversed = Boolean.TRUE.equals(asked.getArgument("reverse"));
    Comparator<Entry> order = isReversed ? Entry.ORDER.reversed() : Entry.ORDER;
    List<Entry> sorted = all.sorted(order).toList();
    List<Entry> within =
        sorted.stream()
            .filter(bound(asked.getArgument("after"), order, 1))
            .filter(bound(asked.getArgument("before"), order, -1))
            .toList();
    int cut = Math.max(0, within.size() - size);
    List<Entry> page =
        first != null ? within.stream().limit(size).toList() : within.subList(cut, within.size());
    return page.isEmpty()
        ? new Connection(type, page, false, false)
        : new Connection(
            type,
            page,
            !sorted.getFirst().equals(page.getFirst()),
            !sorted.getLast().equals(page.getLast()));
  }

  private static int size(@Nullable Integer first, @Nullable Integer last) {
    if (first != null && last != null) {
      throw Refused.withoutCode("providing both first and last is not supported");
    }
    Integer size = first == null ? last : first;
    if (size == null) {
      throw Refused.withoutCode("you must provide one of first or last");
    }
    if (size < 1 || size > PAGE_MAX) {
      throw Refused.withoutCode("a page holds 1 to " + PAGE_MAX + " objects, not " + size);
    }
    return size;
  }

  private static Predicate<Entry> bound(
      @Nullable String cursor, Comparator<Entry> order, int side) {
    if (cursor == null) {
      return entry -> true;
    }
    Entry bound = Entry.at(cursor, Simple.of("Cursor", "cursor", cursor));
    return entry -> Integer.signum(order.compare(entry, bound)) == side;
  }

  @Override
  public String type() {
    return of + "Connection";
  }

  @Override
  public Object answer(String field, DataFetchingEnvironment asked) {
    return switch (field) {
      case "nodes" -> entries.stream().map(Entry::node).toList();
      case "edges" -> entries.stream().map(this::edge).toList();
      case "pageInfo" -> info();
      default -> throw Refused.notSimulated(type() + "." + field);
    };
  }

  private Answering edge(Entry entry) {
    return Simple.of(of + "Edge", "cursor", entry.cursor()).with("node", entry.node());
  }

  private Answering info() {
    return Simple.of("PageInfo", "hasPreviousPage", hasPrevious)
        .with("hasNextPage", hasNext)
        .with("startCursor", entries.isEmpty() ? null : entries.getFirst().cursor())
        .with("endCursor", entries.isEmpty() ? null : entries.getLast().cursor());
  }
}
