package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.shop.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A made-up shop: it sells, and carries out what it is told; keys it knows, if it compares. */
final class SimulatedShop implements ShopConnector {
  private static final int READ_MAX = 2;

  private final Map<String, Level> shown = new HashMap<>();
  private final Map<String, PushAnswer> byKey = new HashMap<>();
  private final Map<String, Push> told = new HashMap<>();
  private final boolean comparesAndSets;
  private final Duration exactness;
  private Instant now;

  /** Prints moments as exactly as that. */
  SimulatedShop(boolean comparesAndSets, Duration exactness, Instant now) {
    this.comparesAndSets = comparesAndSets;
    this.exactness = exactness;
    this.now = now;
  }

  void at(Instant moment) {
    now = moment.minusMillis(moment.toEpochMilli() % exactness.toMillis());
  }

  Instant now() {
    return now;
  }

  Level level(String listing) {
    return shown.getOrDefault(listing, new Level(0, Instant.EPOCH));
  }

  void show(String listing, int number) {
    shown.put(listing, new Level(number, now));
  }

  boolean hasAnswered(String key) {
    return byKey.containsKey(key);
  }

  /** Carries nothing out, now and whenever it is asked again under this key. */
  PushAnswer refuse(Push push, PushAnswer answer) {
    told.put(push.key(), push);
    byKey.put(push.key(), answer);
    return answer;
  }

  /** Carries a push out, or says again what it said. */
  PushAnswer carryOut(Push push) {
    var before = told.putIfAbsent(push.key(), push);
    if (before != null && !before.equals(push)) {
      throw new AssertionError("the key of " + before + " came with " + push);
    }
    var known = byKey.get(push.key());
    if (known != null && comparesAndSets) {
      return known;
    }
    var lines = new HashMap<String, PushAnswer.OfLine>();
    for (var line : push.lines()) {
      lines.put(line.listing().id(), carryOut(line));
    }
    var answer = new PushAnswer.Answered(lines, Duration.ofMillis(100));
    byKey.put(push.key(), answer);
    return answer;
  }

  private PushAnswer.OfLine carryOut(Push.Line line) {
    var id = line.listing().id();
    var isStale =
        comparesAndSets && line.baseline().filter(it -> it != level(id).number()).isPresent();
    if (isStale) {
      return new PushAnswer.OfLine.Moved();
    }
    if (level(id).number() != line.units()) {
      show(id, (int) line.units());
    }
    return new PushAnswer.OfLine.Shown(new Level((int) line.units(), now));
  }

  ReadAnswer tell(List<Listing> listings) {
    if (listings.size() > READ_MAX) {
      throw new AssertionError("asked for too many at once: " + listings);
    }
    var levels = new HashMap<String, Level>();
    listings.forEach(listing -> levels.put(listing.id(), level(listing.id())));
    return new ReadAnswer.Levels(levels, Duration.ofMillis(100));
  }

  List<String> listings() {
    return new ArrayList<>(shown.keySet());
  }

  @Override
  public Manners manners(Store store) {
    return new Manners(3, READ_MAX, 2, comparesAndSets);
  }

  @Override
  public String group(Store store, Listing listing) {
    return "";
  }

  @Override
  public CompletionStage<PushAnswer> push(Store store, Push push) {
    return CompletableFuture.completedFuture(carryOut(push));
  }

  @Override
  public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
    return CompletableFuture.completedFuture(tell(listings));
  }
}
