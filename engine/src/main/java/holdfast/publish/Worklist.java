package holdfast.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of a store's numbers are to be looked at, the most urgent first: those that have probably
 * to be lowered before those to be raised, and the scarcest before the others. So that under
 * constant load nobody waits for good, every fourth turn goes by who became ready first, once that
 * one waits for long. A number that is looked at is not taken a second time; what happens to it
 * meanwhile makes it wait again. Belongs to one store and its thread.
 */
final class Worklist {
  private static final Comparator<Entry> URGENCY =
      Comparator.comparingInt((Entry entry) -> entry.isLowering() ? 0 : 1)
          .thenComparingLong(Entry::available)
          .thenComparing(Entry::since)
          .thenComparing(Entry::listing);

  private static final Comparator<Entry> AGE =
      Comparator.comparing(Entry::since).thenComparing(Entry::listing);

  /** Who waits longer may be first though others are more urgent. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Each such turn is of those who wait longest. */
  static final int TURNS = 4;

  private final Map<String, Entry> entries = new HashMap<>();
  private final TreeSet<Entry> byAge = new TreeSet<>(AGE);
  private final TreeSet<Entry> ready = new TreeSet<>(URGENCY);

  /** Those that are ready, as they became so: who fails goes to the end. */
  private final LinkedHashSet<String> line = new LinkedHashSet<>();

  private final Map<String, Later> later = new HashMap<>();
  private final TreeSet<Later> byTime =
      new TreeSet<>(Comparator.comparing(Later::at).thenComparing(Later::listing));
  private final Set<String> busy = new HashSet<>();
  private int turns;

  /**
   * A number that waits.
   *
   * @param available units of its SKU, as far as is known
   * @param isLowering whether it has probably to be lowered
   * @param isForced whether it is to be told in any case
   * @param since when it began to wait
   */
  record Entry(
      String listing, long available, boolean isLowering, boolean isForced, Instant since) {
    private Entry with(Entry older) {
      return new Entry(listing, available, isLowering, isForced || older.isForced, older.since);
    }
  }

  /**
   * @param isFirm whether a change of the stock is no reason to look earlier
   */
  private record Later(String listing, Instant at, boolean isFirm) {}

  void add(Entry wanted) {
    var listing = wanted.listing();
    var before = Optional.ofNullable(entries.get(listing));
    var entry = before.map(wanted::with).orElse(wanted);
    before.ifPresent(ready::remove);
    put(entry);
    var waits = Optional.ofNullable(later.get(listing));
    if (waits.filter(it -> it.isFirm() && !entry.isForced()).isEmpty()) {
      waits.ifPresent(this::end);
      if (!busy.contains(listing)) {
        enter(entry);
      }
    }
  }

  private void put(Entry entry) {
    Optional.ofNullable(entries.put(entry.listing(), entry)).ifPresent(byAge::remove);
    byAge.add(entry);
  }

  /** Who is in the line already keeps the place. */
  private void enter(Entry entry) {
    ready.add(entry);
    line.add(entry.listing());
  }

  private void leave(Entry entry) {
    ready.remove(entry);
    line.remove(entry.listing());
  }

  /** Has it wait until then. */
  void postpone(Entry entry, Instant until, boolean isFirm) {
    var listing = entry.listing();
    var before = Optional.ofNullable(entries.get(listing));
    before.ifPresent(this::leave);
    put(before.map(it -> it.with(entry)).orElse(entry));
    Optional.ofNullable(later.get(listing)).ifPresent(this::end);
    var waits = new Later(listing, until, isFirm);
    later.put(listing, waits);
    byTime.add(waits);
  }

  /** Nothing is to be done for it any more. */
  void drop(String listing) {
    remove(listing);
    Optional.ofNullable(later.get(listing)).ifPresent(this::end);
  }

  private void remove(String listing) {
    Optional.ofNullable(entries.remove(listing))
        .ifPresent(
            entry -> {
              byAge.remove(entry);
              leave(entry);
            });
  }

  private void end(Later waits) {
    byTime.remove(waits);
    later.remove(waits.listing());
  }

  /** Those whose time has come wait no longer. */
  void awake(Instant now) {
    while (!byTime.isEmpty() && !byTime.first().at().isAfter(now)) {
      var due = byTime.first();
      end(due);
      if (!busy.contains(due.listing())) {
        Optional.ofNullable(entries.get(due.listing())).ifPresent(this::enter);
      }
    }
  }

  /** Whose turn it is. */
  Optional<Entry> first(Instant now) {
    return turn(now).findFirst();
  }

  /**
   * Takes those that fit, as they have their turn, to be looked at.
   *
   * @param looks most entries to look at
   */
  List<Entry> take(Predicate<String> fits, int most, int looks, Instant now) {
    var taken =
        turn(now).limit(looks).filter(entry -> fits.test(entry.listing())).limit(most).toList();
    for (var entry : taken) {
      remove(entry.listing());
      busy.add(entry.listing());
    }
    turns = (turns + 1) % TURNS;
    return taken;
  }

  private Stream<Entry> turn(Instant now) {
    var inLine =
        line.stream().flatMap(listing -> Optional.ofNullable(entries.get(listing)).stream());
    return turns == TURNS - 1 && isLong(now) ? inLine : ready.stream();
  }

  private boolean isLong(Instant now) {
    return !line.isEmpty()
        && Optional.ofNullable(entries.get(line.getFirst()))
            .filter(first -> !now.isBefore(first.since().plus(PATIENCE)))
            .isPresent();
  }

  /** It is looked at though it did not wait. */
  void occupy(String listing) {
    Optional.ofNullable(entries.get(listing)).ifPresent(this::leave);
    busy.add(listing);
  }

  /** It is looked at no longer. */
  void release(String listing) {
    if (busy.remove(listing) && !later.containsKey(listing)) {
      Optional.ofNullable(entries.get(listing)).ifPresent(this::enter);
    }
  }

  boolean isWaiting(String listing) {
    return entries.containsKey(listing) || busy.contains(listing);
  }

  /** How many wait or are looked at. */
  int size() {
    return entries.size() + (int) busy.stream().filter(it -> !entries.containsKey(it)).count();
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** Since when the one waits that waits longest. */
  Optional<Instant> oldest() {
    return byAge.isEmpty() ? Optional.empty() : Optional.of(byAge.first().since());
  }

  /** When the next one's time comes. */
  Optional<Instant> due() {
    return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
  }
}
