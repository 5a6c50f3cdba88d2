package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.WindowId;
import holdfast.shop.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Carries out what a store decides, step by step: what is stored is stored before the next step
 * begins. Belongs to one {@link StoreEntity} and its thread.
 */
final class StoreRounds {
  private final StoreContext shared;
  private final StoreWork work;
  private final StoreSteps steps;
  private final Supplier<Surroundings> around;
  private final StoreHistory history;

  StoreRounds(
      StoreContext shared,
      StoreWork work,
      StoreSteps steps,
      Supplier<Surroundings> around,
      StoreHistory history) {
    this.shared = shared;
    this.work = work;
    this.steps = steps;
    this.around = around;
    this.history = history;
  }

  void carryOut(Round round) {
    switch (round) {
      case Round.Ask ask -> ask(ask);
      case Round.Read read -> read(read);
      case Round.Again(var push) -> send(push);
      case Round.Forget forget -> forget(forget);
    }
  }

  private void ask(Round.Ask round) {
    var at = around.get();
    var answers = new HashMap<String, CompletableFuture<OfferAnswer>>();
    for (var listing : round.listings()) {
      answers.put(
          listing.id(),
          shared
              .offers()
              .offer(listing.sku().orElseThrow(), new WindowId(listing.store(), listing.id()))
              .toCompletableFuture());
    }
    var known = steps.blocking(() -> shared.shown().known(at.store(), round.listings()));
    steps.then(
        StoreSteps.all(answers).thenCombine(known, Map::entry),
        (asked, failure) -> {
          if (failure == null) {
            decide(round, asked.getKey(), asked.getValue());
          } else {
            undone(round, Decision.NOTHING, failure);
          }
        });
  }

  private void decide(Round.Ask round, Map<String, OfferAnswer> offers, Map<String, Known> known) {
    var at = around.get();
    var decision = new Deciding(work, at).decide(round, offers, known, shared.keys().get());
    decision.rested().forEach(this::acknowledge);
    if (decision.changed().isEmpty()) {
      decision.release();
      work.gate().ended();
      return;
    }
    steps.then(
        steps.blocking(() -> write(at, decision.changed(), Optional.empty())),
        (_, failure) -> {
          if (failure != null) {
            undone(round, decision, failure);
            return;
          }
          decision.release();
          decision.push().ifPresentOrElse(this::send, work.gate()::ended);
        });
  }

  private void acknowledge(Listing listing) {
    var target = work.number(listing.id()).target().orElseThrow();
    steps.then(
        acknowledge(listing, target),
        (_, failure) -> {
          if (failure != null) {
            work.nudge(listing.id(), target.units(), false, around.get().now());
          }
        });
  }

  private CompletionStage<Long> acknowledge(Listing listing, ListingNumber.Target target) {
    var window = new WindowId(listing.store(), listing.id());
    return shared.offers().acknowledge(target.sku(), window, target.units(), target.version());
  }

  /** Nothing is lost by it: all of it is found out again. */
  private void undone(Round.Ask round, Decision decision, Throwable failure) {
    history.failed("The database can't be reached: " + failure.getMessage(), around.get().now());
    new Deciding(work, around.get()).undo(decision, round.listings());
    work.gate().ended();
  }

  private void send(Push push) {
    var at = around.get();
    steps.then(
        Questions.ask(() -> at.connector().push(at.store(), push)),
        (answer, failure) -> {
          var heard = failure == null ? answer : new PushAnswer.Unknown(failure.toString());
          var outcome = new Landing(work, around.get()).answered(push, heard);
          history.told(outcome, around.get());
          follow(outcome);
        });
  }

  /** All that follows can be done once more without harm, so it is until it is done. */
  private void follow(Outcome outcome) {
    var at = around.get();
    var levels = steps.blocking(() -> levels(at, outcome));
    var versions = new HashMap<String, CompletableFuture<Long>>();
    for (var shown : outcome.shown()) {
      if (shown.target().guarded()) {
        versions.put(
            shown.listing().id(),
            acknowledge(shown.listing(), shown.target()).toCompletableFuture());
      }
    }
    if (outcome.hasMoved()) {
      shared.orders().accept(at.store().id());
    }
    steps.then(
        StoreSteps.all(versions).thenCombine(levels, (known, _) -> known),
        (known, failure) -> {
          if (failure == null) {
            record(outcome, known);
          } else {
            steps.again(() -> follow(outcome), failure);
          }
        });
  }

  private boolean levels(Surroundings at, Outcome outcome) {
    var shown = new HashMap<Listing, ShownNumbers.Pushed>();
    for (var line : outcome.shown()) {
      shown.put(line.listing(), new ShownNumbers.Pushed(line.target().units(), line.level()));
    }
    if (!shown.isEmpty()) {
      shared.shown().pushed(at.store(), shown, at.now());
    }
    outcome.unfit().forEach(line -> park(line.listing(), line.reason()));
    return true;
  }

  /** Who has changed the listing meanwhile knows better. */
  private void park(Listing before, Parked reason) {
    shared.directory().replace(before, before.withParked(Optional.of(reason)));
  }

  private void record(Outcome outcome, Map<String, Long> versions) {
    var at = around.get();
    var landing = new Landing(work, at);
    var changed = new HashMap<>(outcome.changed());
    versions.forEach((id, version) -> changed.put(id, landing.acknowledged(id, version)));
    store(at, outcome, changed);
  }

  private void store(Surroundings at, Outcome outcome, Map<String, ListingNumber> changed) {
    steps.then(
        steps.blocking(() -> write(at, changed, outcome.closure())),
        (_, failure) -> {
          if (failure == null) {
            new Landing(work, around.get()).recorded(outcome);
            work.gate().ended();
          } else {
            steps.again(() -> store(at, outcome, changed), failure);
          }
        });
  }

  private boolean write(
      Surroundings at, Map<String, ListingNumber> changed, Optional<Closure> closure) {
    var store = at.store().id();
    shared.states().write(store, changed);
    if (closure.isPresent()) {
      shared.states().close(store, closure);
    }
    return true;
  }

  private void read(Round.Read round) {
    var at = around.get();
    steps.then(
        Questions.ask(() -> at.connector().read(at.store(), round.listings())),
        (answer, failure) -> {
          var heard = failure == null ? answer : new ReadAnswer.Failed(failure.toString());
          new Landing(work, around.get()).read(round, heard);
          history.read(heard, around.get().now());
          followReading(round, heard);
        });
  }

  private void followReading(Round.Read round, ReadAnswer answer) {
    var at = around.get();
    var levels =
        answer instanceof ReadAnswer.Levels(var shown, _) ? shown : Map.<String, Level>of();
    var closure =
        answer instanceof ReadAnswer.Closed ? work.gate().closure() : Optional.<Closure>empty();
    var byListing = new HashMap<Listing, Level>();
    var observed = new HashMap<String, CompletableFuture<Void>>();
    for (var listing : round.listings()) {
      Optional.ofNullable(levels.get(listing.id()))
          .ifPresent(
              level -> {
                byListing.put(listing, level);
                observe(listing, level).ifPresent(stage -> observed.put(listing.id(), stage));
              });
    }
    var stored =
        steps.blocking(
            () -> {
              shared.shown().seen(at.store(), byListing, at.now());
              return write(at, Map.of(), closure);
            });
    steps.then(
        StoreSteps.all(observed).thenCombine(stored, (_, isStored) -> isStored),
        (_, failure) -> {
          if (failure == null) {
            new Landing(work, around.get()).looked(round, answer);
            work.gate().ended();
          } else {
            steps.again(() -> followReading(round, answer), failure);
          }
        });
  }

  private Optional<CompletableFuture<Void>> observe(Listing listing, Level level) {
    return work.number(listing.id())
        .target()
        .filter(ListingNumber.Target::guarded)
        .map(
            target ->
                shared
                    .offers()
                    .observe(
                        target.sku(),
                        new WindowId(listing.store(), listing.id()),
                        level.number(),
                        target.version())
                    .toCompletableFuture());
  }

  private void forget(Round.Forget round) {
    var at = around.get();
    var window = new WindowId(at.store().id(), round.listing());
    var withdrawn =
        round
            .told()
            .filter(ListingNumber.Target::guarded)
            .map(told -> shared.offers().withdraw(told.sku(), window))
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    steps.then(
        withdrawn.thenCompose(
            _ ->
                steps.blocking(
                    () -> {
                      if (round.isGone()) {
                        shared.states().forget(at.store().id(), round.listing());
                      }
                      return true;
                    })),
        (_, failure) -> {
          if (failure != null) {
            steps.again(() -> forget(round), failure);
          }
        });
  }
}
