package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.publish.ListingNumber.Doubt;
import holdfast.publish.Worklist.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All numbers of one store: what to do next, and for which of them. Whatever it decides depends on
 * what it is told alone. Belongs to one store and its thread.
 */
final class StoreWork {
  /** Entries that are looked at for one round, by those that it may have. */
  private static final int LOOKS_FACTOR = 4;

  private final PublishSettings settings;
  private final Map<String, ListingNumber> numbers = new HashMap<>();
  private final Map<String, Entry> taken = new HashMap<>();
  private final Worklist waiting = new Worklist();
  private final Pushes pushes = new Pushes();
  private final StoreGate gate;

  StoreWork(PublishSettings settings) {
    this.settings = settings;
    this.gate = new StoreGate(settings);
  }

  /**
   * What was stored when the store was last alive: it goes on from there. What was in flight may
   * still be on its way to the shop, so it counts as sent before.
   */
  void begin(Map<String, ListingNumber> stored, Optional<Closure> closure, Instant now) {
    numbers.putAll(stored);
    closure.ifPresent(gate::close);
    stored.forEach(
        (listing, number) -> {
          if (number.flight().isPresent()) {
            numbers.put(listing, number.sending(number.flight().get().again()));
            pushes.found(number.flight().get().key(), listing, now);
            waiting.occupy(listing);
          } else if (number.isUnfinished()) {
            nudge(listing, 0, false, now);
          }
        });
  }

  /**
   * A number may have to change.
   *
   * @param available units of its SKU, as far as is known
   * @param isForced it is to be told in any case
   */
  void nudge(String listing, long available, boolean isForced, Instant now) {
    var shown = number(listing).acknowledged().map(ListingNumber.Acknowledged::units);
    waiting.add(
        new Entry(
            listing, available, shown.filter(it -> available < it).isPresent(), isForced, now));
  }

  /** The store has its number already. */
  void settle(String listing) {
    waiting.drop(listing);
  }

  ListingNumber number(String listing) {
    return numbers.getOrDefault(listing, ListingNumber.NONE);
  }

  void put(String listing, ListingNumber number) {
    numbers.put(listing, number);
  }

  StoreGate gate() {
    return gate;
  }

  Pushes pushes() {
    return pushes;
  }

  PublishSettings settings() {
    return settings;
  }

  boolean isWaiting(String listing) {
    return waiting.isWaiting(listing);
  }

  /** How many numbers wait, or are on their way. */
  int waiting() {
    return waiting.size();
  }

  Optional<Instant> oldest() {
    return Stream.concat(waiting.oldest().stream(), taken.values().stream().map(Entry::since))
        .min(Instant::compareTo);
  }

  /** When to look again, if it is a matter of time. */
  Optional<Instant> wakeAt(Surroundings at) {
    if (!at.isOpen() || gate.closure().isPresent()) {
      return Optional.empty();
    }
    var next = Stream.concat(waiting.due().stream(), pushes.due().stream()).min(Instant::compareTo);
    var opens = gate.opens(at.now());
    if (opens.isPresent() && (waiting.hasReady() || next.isPresent())) {
      return opens;
    }
    return next;
  }

  /** What to do now, as much as the store can take. */
  List<Round> next(Surroundings at) {
    gate.closure()
        .filter(closed -> closed.storeVersion() != at.store().version())
        .ifPresent(_ -> gate.reopen());
    waiting.awake(at.now());
    var rounds = new ArrayList<Round>();
    while (at.isOpen() && gate.mayCall(at.manners(), at.now())) {
      var round = again(at).or(() -> fresh(at));
      if (round.isEmpty()) {
        break;
      }
      rounds.add(round.get());
      if (round.get().isCall()) {
        gate.began();
      }
    }
    return rounds;
  }

  /** A push is sent again as it was, or not at all: then the store has to be asked. */
  private Optional<Round> again(Surroundings at) {
    for (var of = pushes.take(at.now()); of.isPresent(); of = pushes.take(at.now())) {
      var lines = of.get().stream().flatMap(id -> line(id, at).stream()).toList();
      var key = number(of.get().getFirst()).flight().orElseThrow().key();
      if (lines.size() == of.get().size()) {
        return Optional.of(new Round.Again(new Push(key, lines)));
      }
      for (var listing : of.get()) {
        numbers.put(listing, number(listing).landed().doubting(new Doubt.ToRead()));
        nudge(listing, 0, false, at.now());
        release(listing);
      }
    }
    return Optional.empty();
  }

  private Optional<Push.Line> line(String id, Surroundings at) {
    return number(id)
        .flight()
        .filter(it -> at.now().isBefore(it.sentAt().plus(settings.keyLife())))
        .flatMap(
            flight ->
                at.listing(id)
                    .filter(it -> it.version() == flight.listingVersion())
                    .map(it -> new Push.Line(it, flight.units(), flight.baseline())));
  }

  private Optional<Round> fresh(Surroundings at) {
    for (var first = waiting.first(at.now()); first.isPresent(); first = waiting.first(at.now())) {
      var entry = first.get();
      var listing = at.listing(entry.listing());
      if (!isWindow(listing, at)) {
        waiting.drop(entry.listing());
        listing
            .flatMap(at::window)
            .ifPresent(name -> nudge(name, entry.available(), entry.isForced(), at.now()));
        var isParked = listing.filter(it -> it.parked().isPresent()).isPresent();
        if (!isParked && numbers.containsKey(entry.listing())) {
          return Optional.of(forget(entry.listing()));
        }
      } else if (isOfAnother(listing.get())) {
        var told = number(entry.listing()).target();
        numbers.remove(entry.listing());
        return Optional.of(new Round.Forget(entry.listing(), told, false));
      } else {
        return Optional.of(round(listing.get(), at));
      }
    }
    return Optional.empty();
  }

  private Round forget(String listing) {
    var told = number(listing).target();
    numbers.remove(listing);
    pushes.forget(listing);
    return new Round.Forget(listing, told, true);
  }

  private static boolean isWindow(Optional<Listing> listing, Surroundings at) {
    return listing.flatMap(it -> at.window(it).filter(it.id()::equals)).isPresent();
  }

  private boolean isOfAnother(Listing listing) {
    return number(listing.id())
        .target()
        .filter(told -> !listing.sku().equals(Optional.of(told.sku())))
        .isPresent();
  }

  private Round round(Listing first, Surroundings at) {
    var isReading = isToRead(first.id());
    var group = at.group(first);
    var isAlone = pushes.isSuspect(first.id());
    var room = isReading ? at.manners().readMax() : at.manners().batchMax();
    var most = isAlone ? 1 : room;
    var entries =
        waiting.take(
            id ->
                isToRead(id) == isReading
                    && pushes.isSuspect(id) == isAlone
                    && at.listing(id)
                        .filter(it -> isWindow(Optional.of(it), at) && !isOfAnother(it))
                        .filter(it -> at.group(it).equals(group))
                        .isPresent(),
            most,
            most * LOOKS_FACTOR,
            at.now());
    entries.forEach(entry -> taken.put(entry.listing(), entry));
    var listings =
        entries.stream().map(entry -> at.listing(entry.listing()).orElseThrow()).toList();
    return isReading ? new Round.Read(listings) : new Round.Ask(listings);
  }

  private boolean isToRead(String listing) {
    return number(listing).isToRead();
  }

  /** Of a number that is looked at: why. */
  Entry taken(String listing, Instant now) {
    return taken.getOrDefault(listing, new Entry(listing, 0, false, false, now));
  }

  /** It is no longer looked at, and need not be until it is nudged. */
  void release(String listing) {
    taken.remove(listing);
    waiting.release(listing);
  }

  /** It is no longer looked at, but has to be again. */
  void releaseToRepeat(String listing, Instant now) {
    var entry = taken(listing, now);
    release(listing);
    waiting.add(entry);
  }

  /** It is no longer looked at, but has to be again then. */
  void releaseUntil(String listing, Instant until, boolean isFirm, Instant now) {
    var entry = taken(listing, now);
    waiting.postpone(entry, until, isFirm);
    release(listing);
  }

  Map<String, ListingNumber> numbers() {
    return Collections.unmodifiableMap(numbers);
  }
}
