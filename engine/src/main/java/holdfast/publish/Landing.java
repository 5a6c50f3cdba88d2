package holdfast.publish;

import holdfast.publish.ListingNumber.Acknowledged;
import holdfast.publish.ListingNumber.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what follows from what a store answered. */
record Landing(StoreWork work, Surroundings at) {
  /**
   * A push was answered. The listings are looked at until {@link #recorded}, which comes when all
   * that follows is stored.
   */
  Outcome answered(Push push, PushAnswer answer) {
    var gate = work.gate();
    switch (answer) {
      case PushAnswer.Answered(_, var rest) -> gate.answered(rest, at.now());
      case PushAnswer.Throttled(var pause) -> gate.rests(pause, at.now());
      case PushAnswer.Rejected _ -> gate.answered(Duration.ZERO, at.now());
      case PushAnswer.Unsent _, PushAnswer.Unknown _ -> gate.failed(at.jitter(), at.now());
      case PushAnswer.Closed(var reason, var why) -> gate.close(closure(reason, why));
    }
    return switch (answer) {
      case PushAnswer.Answered(var lines, _) -> landed(push, lines);
      case PushAnswer.Throttled _ ->
          isFirst(push)
              ? outcome(push, Outcome.Word.THROTTLED, Optional.empty(), this::dropped)
              : outcome(push, Outcome.Word.THROTTLED, Optional.empty(), _ -> {});
      case PushAnswer.Unsent(var why) -> // What was tried before may still arrive.
          isFirst(push)
              ? outcome(push, Outcome.Word.UNSENT, Optional.of(why), id -> unsent(id, why))
              : outcome(push, Outcome.Word.UNSENT, Optional.of(why), id -> repeated(id, why));
      case PushAnswer.Unknown(var why) ->
          outcome(push, Outcome.Word.UNKNOWN, Optional.of(why), id -> repeated(id, why));
      case PushAnswer.Rejected(var why) ->
          outcome(push, Outcome.Word.REJECTED, Optional.of(why), id -> rejected(push, id, why));
      case PushAnswer.Closed(_, var why) ->
          outcome(push, Outcome.Word.CLOSED, Optional.of(why), _ -> {});
    };
  }

  private Closure closure(ClosedFor reason, String why) {
    return new Closure(reason, why, at.now(), at.store().version());
  }

  private boolean isFirst(Push push) {
    var first = work.number(push.lines().getFirst().listing().id());
    return first.flight().filter(flight -> flight.attempt() == 1).isPresent();
  }

  private Outcome outcome(
      Push push, Outcome.Word word, Optional<String> why, Consumer<String> each) {
    var changed = new HashMap<String, ListingNumber>();
    for (var line : push.lines()) {
      each.accept(line.listing().id());
      changed.put(line.listing().id(), work.number(line.listing().id()));
    }
    var closure = word == Outcome.Word.CLOSED ? work.gate().closure() : Optional.<Closure>empty();
    return new Outcome(push, Map.of(), word, why, changed, closure);
  }

  /** Nothing was carried out, and nothing is under way: the newest number goes in its stead. */
  private void dropped(String listing) {
    work.put(listing, work.number(listing).landed());
  }

  /** As {@link #dropped}, but after a while. */
  private void unsent(String listing, String why) {
    dropped(listing);
    Deciding.troubled(work, at, listing, why);
  }

  private void repeated(String listing, String why) {
    var number = work.number(listing);
    var flight = number.flight().orElseThrow();
    work.put(listing, number.troubled(why, Optional.empty()).sending(flight.again()));
  }

  /** One of several may have spoilt it for the others: next time each goes alone. */
  private void rejected(Push push, String listing, String why) {
    if (push.lines().size() > 1) {
      work.pushes().suspect(listing);
    }
    var number = work.number(listing);
    var pause = work.settings().retry().after(number.failures() + 1, at.jitter());
    work.put(listing, number.landed().troubled(why, Optional.of(at.now().plus(pause))));
  }

  private Outcome landed(Push push, Map<String, PushAnswer.OfLine> answers) {
    var lines = new HashMap<String, Outcome.Line>();
    var changed = new HashMap<String, ListingNumber>();
    for (var line : push.lines()) {
      var id = line.listing().id();
      var answer =
          Optional.ofNullable(answers.get(id))
              .orElse(new PushAnswer.OfLine.Failed("the store said nothing of it"));
      lines.put(id, landed(line, answer));
      changed.put(id, work.number(id));
    }
    return new Outcome(
        push, lines, Outcome.Word.ANSWERED, Optional.empty(), changed, Optional.empty());
  }

  private Outcome.Line landed(Push.Line line, PushAnswer.OfLine answer) {
    var listing = line.listing();
    var id = listing.id();
    var number = work.number(id);
    work.pushes().trust(id);
    return switch (answer) {
      case PushAnswer.OfLine.Shown(var level) -> {
        var target = number.target().orElseThrow();
        var since = work.taken(id, at.now()).since();
        work.put(
            id,
            number.confirmed(
                new Acknowledged(line.units(), target.version(), listing.version(), at.now())));
        yield new Outcome.Line.Shown(listing, target, level, Duration.between(since, at.now()));
      }
      case PushAnswer.OfLine.Moved _ -> {
        work.put(id, number.landed().doubting(new Doubt.ToRead()));
        yield new Outcome.Line.Moved();
      }
      case PushAnswer.OfLine.Unfit(var reason, var why) -> {
        work.put(id, number.landed().troubled(why, Optional.empty()));
        yield new Outcome.Line.Unfit(listing, reason, why);
      }
      case PushAnswer.OfLine.Failed(var why) -> {
        var pause = work.settings().retry().after(number.failures() + 1, at.jitter());
        work.put(id, number.landed().troubled(why, Optional.of(at.now().plus(pause))));
        yield new Outcome.Line.Failed();
      }
    };
  }

  /** What the listing shows is right for this version of the SKU, which was told of it. */
  ListingNumber acknowledged(String listing, long version) {
    var number = work.number(listing);
    number
        .acknowledged()
        .map(it -> new Acknowledged(it.units(), version, it.listingVersion(), it.at()))
        .ifPresent(it -> work.put(listing, number.confirmed(it)));
    return work.number(listing);
  }

  /** All that followed from a push is stored. */
  void recorded(Outcome outcome) {
    var ids = outcome.push().lines().stream().map(line -> line.listing().id()).toList();
    var flight = work.number(ids.getFirst()).flight();
    if (flight.isPresent()) {
      var isInVain =
          outcome.word() == Outcome.Word.UNKNOWN || outcome.word() == Outcome.Word.UNSENT;
      var failures = flight.get().attempt() - 1;
      var pause =
          isInVain
              ? work.settings().retry().after(Math.max(1, failures), at.jitter())
              : Duration.ZERO;
      work.pushes().again(flight.get().key(), ids, at.now().plus(pause));
    } else {
      ids.forEach(id -> released(id, outcome));
    }
  }

  private void released(String id, Outcome outcome) {
    var number = work.number(id);
    var nextTry = number.trouble().flatMap(ListingNumber.Trouble::nextTry);
    if (nextTry.isPresent()) {
      work.releaseUntil(id, nextTry.get(), true, at.now());
    } else if (number.doubt().isPresent() || outcome.word() == Outcome.Word.THROTTLED) {
      work.releaseToRepeat(id, at.now());
    } else {
      work.release(id);
    }
  }

  /** The store was asked what it shows; the listings are looked at until {@link #looked}. */
  Map<String, Optional<Long>> read(Round.Read round, ReadAnswer answer) {
    var gate = work.gate();
    var numbers = new HashMap<String, Optional<Long>>();
    switch (answer) {
      case ReadAnswer.Levels(var levels, var rest) -> {
        gate.answered(rest, at.now());
        for (var listing : round.listings()) {
          var shown = Optional.ofNullable(levels.get(listing.id())).map(it -> (long) it.number());
          var number = work.number(listing.id());
          var isChecked = shown.isPresent() && number.doubt().orElse(null) instanceof Doubt.ToCheck;
          work.put(
              listing.id(),
              isChecked ? number.checked() : number.doubting(new Doubt.Read(shown, at.now())));
          numbers.put(listing.id(), shown);
        }
      }
      case ReadAnswer.Throttled(var pause) -> gate.rests(pause, at.now());
      case ReadAnswer.Failed _ -> gate.failed(at.jitter(), at.now());
      case ReadAnswer.Closed(var reason, var why) -> gate.close(closure(reason, why));
    }
    return numbers;
  }

  /** All that followed from reading is stored. */
  void looked(Round.Read round, ReadAnswer answer) {
    var ids = new ArrayList<String>();
    round.listings().forEach(listing -> ids.add(listing.id()));
    if (answer instanceof ReadAnswer.Failed(var why)) {
      for (var id : ids) {
        work.releaseUntil(id, Deciding.troubled(work, at, id, why), true, at.now());
      }
    } else {
      ids.forEach(id -> work.releaseToRepeat(id, at.now()));
    }
  }

  /** Numbers that were handed to the store in another way. */
  static void handedOver(StoreWork work, List<HandedOver> numbers, Instant now) {
    for (var of : numbers) {
      var number = work.number(of.listing());
      var target =
          new ListingNumber.Target(of.sku(), of.units(), of.rule(), of.guarded(), of.version());
      work.put(
          of.listing(),
          number
              .wanting(target)
              .confirmed(new Acknowledged(of.units(), of.version(), of.listingVersion(), now)));
      work.settle(of.listing());
    }
  }
}
