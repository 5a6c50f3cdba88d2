package holdfast.sweep;

import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.Store;
import holdfast.publish.Questions;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.shop.Level;
import holdfast.sweep.SweepState.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads all numbers that a store shows, page by page. Each is news like any other: it is judged
 * when it has settled. After each page it is written down how far it has come, and whoever begins
 * anew goes on from there. That a store has no number for a listing is counted and no more: it does
 * not say why.
 */
final class LevelsSweep implements SweepJob {
  /** Few enough for one call and one page of work. */
  static final int PAGE_MAX = 100;

  private final Store store;
  private final ShopConnector connector;
  private final SweepPorts ports;
  private SweepState state;
  private final SweepAttempt attempt;
  private Count count;

  /** Goes on where the one before ended, if that did not come to its end. */
  LevelsSweep(Store store, ShopConnector connector, SweepPorts ports, SweepState before) {
    this.store = store;
    this.connector = connector;
    this.ports = ports;
    this.state = before;
    this.attempt = new SweepAttempt(ports, store, SweepKind.LEVELS);
    this.count = before.cursor().isPresent() ? before.count() : Count.ZERO;
  }

  @Override
  public CompletionStage<Step> step() {
    var page = page();
    var next =
        page.isEmpty()
            ? attempt.ended(attempt.done(state, Optional.empty(), count))
            : Questions.ask(() -> connector.read(store, page))
                .thenCompose(answer -> answered(page, answer));
    return next.exceptionallyCompose(failure -> attempt.failed(state, failure));
  }

  private List<Listing> page() {
    var most = Math.clamp(connector.manners(store).readMax(), 1, PAGE_MAX);
    return ports
        .stores()
        .get()
        .listings(store.id(), state.cursor())
        .filter(listing -> !listing.parked().equals(Optional.of(Parked.DELETED)))
        .limit(most)
        .toList();
  }

  private CompletionStage<Step> answered(List<Listing> page, ReadAnswer answer) {
    return switch (answer) {
      case ReadAnswer.Levels(var levels, var rest) ->
          CompletableFuture.supplyAsync(() -> take(page, levels), ports.blocking())
              .thenApply(_ -> new Step.Again(rest));
      case ReadAnswer.Throttled(var pause) -> attempt.throttled(state, pause);
      case ReadAnswer.Failed(var why) -> attempt.failed(state, why);
      case ReadAnswer.Closed(var reason, var why) -> attempt.closed(state, reason, why);
    };
  }

  private SweepState take(List<Listing> page, Map<String, Level> levels) {
    attempt.answered();
    var shown = new LinkedHashMap<Listing, Level>();
    for (var listing : page) {
      Optional.ofNullable(levels.get(listing.id())).ifPresent(level -> shown.put(listing, level));
    }
    ports.levels().read(shown, ports.now().get());
    count = count.plus(page.size(), page.size() - shown.size(), 0);
    state = state.reached(attempt.started(), page.getLast().id(), count);
    ports.store().save(store.id(), SweepKind.LEVELS, state);
    return state;
  }
}
