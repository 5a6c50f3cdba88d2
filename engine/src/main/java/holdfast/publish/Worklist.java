package holdfast.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which of a store's numbers are to be looked at, the most urgent first: those that have probably
 * to be lowered before those to be raised, and the scarcest before the others. A number that is
 * looked at is not taken a second time; what happens to it meanwhile makes it wait again. Belongs
 * to one store and its thread.
 */
final class Worklist {
  private static final Comparator<Entry> URGENCY =
      Comparator.comparingInt((Entry entry) -> entry.isLowering() ? 0 : 1)
          .thenComparingLong(Entry::available)
          .thenComparing(Entry::since)
          .thenComparing(Entry::listing);

  private final Map<String, Entry> entries = new HashMap<>();
  private final TreeSet<Entry> ready = new TreeSet<>(URGENCY);
  private final Map<String, Later> later = new HashMap<>();
  private final TreeSet<Later> byTime =
      new TreeSet<>(Comparator.comparing(Later::at).thenComparing(Later::listing));
  private final Set<String> busy = new HashSet<>();

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
    entries.put(listing, entry);
    var waits = Optional.ofNullable(later.get(listing));
    if (waits.filter(it -> it.isFirm() && !entry.isForced()).isEmpty()) {
      waits.ifPresent(this::end);
      if (!busy.contains(listing)) {
        ready.add(entry);
      }
    }
  }

  /** Has it wait until then. */
  void postpone(Entry entry, Instant until, boolean isFirm) {
    var listing = entry.listing();
    var before = Optional.ofNullable(entries.get(listing));
    before.ifPresent(ready::remove);
    entries.put(listing, before.map(it -> it.with(entry)).orElse(entry));
    Optional.ofNullable(later.get(listing)).ifPresent(this::end);
    var waits = new Later(listing, until, isFirm);
    later.put(listing, waits);
    byTime.add(waits);
  }

  /** Nothing is to be done for it any more. */
  void drop(String listing) {
    Optional.ofNullable(entries.remove(listing)).ifPresent(ready::remove);
    Optional.ofNullable(later.get(listing)).ifPresent(this::end);
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
        Optional.ofNullable(entries.get(due.listing())).ifPresent(ready::add);
      }
    }
  }

  /** The most urgent one. */
  Optional<Entry> first() {
    return ready.isEmpty() ? Optional.empty() : Optional.of(ready.first());
  }

  /**
   * Takes the most urgent ones that fit, to be looked at.
   *
   * @param looks most entries to look at
   */
  List<Entry> take(Predicate<String> fits, int most, int looks) {
    var taken = new ArrayList<Entry>();
    var looked = 0;
    for (var entry : ready) {
      if (taken.size() == most || looked++ == looks) {
        break;
      }
      if (fits.test(entry.listing())) {
        taken.add(entry);
      }
    }
    for (var entry : taken) {
      ready.remove(entry);
      entries.remove(entry.listing());
      busy.add(entry.listing());
    }
    return taken;
  }

  /** It is looked at though it did not wait. */
  void occupy(String listing) {
    Optional.ofNullable(entries.get(listing)).ifPresent(ready::remove);
    busy.add(listing);
  }

  /** It is looked at no longer. */
  void release(String listing) {
    if (busy.remove(listing) && !later.containsKey(listing)) {
      Optional.ofNullable(entries.get(listing)).ifPresent(ready::add);
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

  /** Since when the one waits that waits longest, of those that are ready. */
  Optional<Instant> oldest() {
    return entries.values().stream().map(Entry::since).min(Comparator.naturalOrder());
  }

  /** When the next one's time comes. */
  Optional<Instant> due() {
    return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
  }
}
