package holdfast.http.calls;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.publish.ClosedFor;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.shop.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A shop in memory that compares and sets, and lets nobody in when it is shut. */
final class ShopUnderTest implements ShopConnector {
  private final Map<String, Level> shown = new ConcurrentHashMap<>();
  private volatile boolean isShut;

  void shut(boolean shut) {
    isShut = shut;
  }

  void show(String listing, int number) {
    shown.put(listing, new Level(number, Instant.now()));
  }

  int shows(String listing) {
    return level(listing).number();
  }

  private Level level(String listing) {
    return shown.getOrDefault(listing, new Level(0, Instant.EPOCH));
  }

  @Override
  public Manners manners(Store store) {
    return new Manners(50, 2, true);
  }

  @Override
  public String group(Store store, Listing listing) {
    return "";
  }

  @Override
  public CompletionStage<PushAnswer> push(Store store, Push push) {
    return CompletableFuture.completedFuture(
        isShut
            ? new PushAnswer.Closed(ClosedFor.UNAUTHORIZED, "401 Unauthorized")
            : carriedOut(push));
  }

  private synchronized PushAnswer carriedOut(Push push) {
    var lines = new HashMap<String, PushAnswer.OfLine>();
    for (var line : push.lines()) {
      var id = line.listing().id();
      if (line.baseline().filter(it -> it != shows(id)).isPresent()) {
        lines.put(id, new PushAnswer.OfLine.Moved());
      } else {
        show(id, (int) line.units());
        lines.put(id, new PushAnswer.OfLine.Shown(level(id)));
      }
    }
    return new PushAnswer.Answered(lines, Duration.ZERO);
  }

  @Override
  public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
    var levels = new HashMap<String, Level>();
    listings.forEach(listing -> levels.put(listing.id(), level(listing.id())));
    return CompletableFuture.completedFuture(new ReadAnswer.Levels(levels, Duration.ZERO));
  }
}
