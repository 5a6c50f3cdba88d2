package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.publish.ListingNumber.Acknowledged;
import holdfast.publish.ListingNumber.Doubt;
import holdfast.publish.ListingNumber.Flight;
import holdfast.publish.ListingNumber.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a push of what SKUs say that a store's listings may show. */
record Deciding(StoreWork work, Surroundings at, List<Runnable> releases) {
  Deciding(StoreWork work, Surroundings at) {
    this(work, at, new ArrayList<>());
  }

  private Instant now() {
    return at.now();
  }

  /**
   * Decides for all listings of a round; those that are not in the push are no longer looked at.
   *
   * @param offers by listing
   * @param known by listing
   * @param key of the push, which nobody else has
   */
  Decision decide(
      Round.Ask round, Map<String, OfferAnswer> offers, Map<String, Known> known, String key) {
    var changed = new HashMap<String, ListingNumber>();
    var lines = new ArrayList<Push.Line>();
    for (var listing : round.listings()) {
      var id = listing.id();
      var before = work.number(id);
      var offer = offers.getOrDefault(id, new OfferAnswer.Unavailable("the SKU said nothing"));
      switch (offer) {
        case OfferAnswer.Offered offered ->
            offered(listing, offered, known.getOrDefault(id, Known.NOTHING), key)
                .ifPresent(lines::add);
        case OfferAnswer.Nothing(var why) -> {
          work.put(id, work.number(id).troubled(why, Optional.empty()));
          releases.add(() -> work.release(id));
        }
        case OfferAnswer.Unavailable(var why) -> {
          var nextTry = troubled(work, at, id, why);
          releases.add(() -> work.releaseUntil(id, nextTry, true, now()));
        }
      }
      if (!before.equals(work.number(id))) {
        changed.put(id, work.number(id));
      }
    }
    lines.sort(Comparator.comparing(line -> line.listing().id()));
    return new Decision(
        changed,
        lines.isEmpty() ? Optional.empty() : Optional.of(new Push(key, lines)),
        rested(round, offers),
        releases);
  }

  private List<Listing> rested(Round.Ask round, Map<String, OfferAnswer> offers) {
    return round.listings().stream()
        .filter(
            listing ->
                offers.get(listing.id()) instanceof OfferAnswer.Offered offer && offer.guarded())
        .filter(listing -> work.number(listing.id()).isShown())
        .toList();
  }

  /** It did not work; when it is to be tried again. */
  static Instant troubled(StoreWork work, Surroundings at, String listing, String why) {
    var number = work.number(listing);
    var pause = work.settings().retry().after(number.failures() + 1, at.jitter());
    var nextTry = at.now().plus(pause);
    work.put(listing, number.troubled(why, Optional.of(nextTry)));
    return nextTry;
  }

  private Optional<Push.Line> offered(
      Listing listing, OfferAnswer.Offered offer, Known known, String key) {
    var id = listing.id();
    var settings = work.settings();
    var number = work.number(id).wanting(target(listing.sku().orElseThrow(), offer));
    var isForced = work.taken(id, now()).isForced();
    var rules = new NumberRules(at.manners().comparesAndSets(), settings.settle(), settings.look());
    work.put(id, number);
    switch (rules.next(number, offer, known, isForced, now())) {
      case NextStep.Rest _ -> {
        var shown = new Acknowledged(offer.units(), offer.version(), listing.version(), now());
        work.put(id, number.confirmed(shown));
        releases.add(() -> work.release(id));
      }
      case NextStep.Read _ -> asking(id, number.doubting(new Doubt.ToRead()));
      case NextStep.Check _ -> asking(id, number.doubting(new Doubt.ToCheck()));
      case NextStep.Wait(var until) ->
          releases.add(() -> work.releaseUntil(id, until, false, now()));
      case NextStep.Tell(var baseline) -> {
        var tooMany = work.pushes().count(id, settings.hourlyMax(), now());
        if (tooMany.isEmpty()) {
          var flight = new Flight(key, offer.units(), baseline, listing.version(), 1, now());
          work.put(id, number.sending(flight));
          return Optional.of(new Push.Line(listing, offer.units(), baseline));
        }
        var why = "It was told %d numbers within an hour.".formatted(settings.hourlyMax());
        work.put(id, number.troubled(why, tooMany));
        releases.add(() -> work.releaseUntil(id, tooMany.get(), true, now()));
      }
    }
    return Optional.empty();
  }

  private void asking(String id, ListingNumber number) {
    work.put(id, number);
    releases.add(() -> work.releaseToRepeat(id, now()));
  }

  private static Target target(SkuId sku, OfferAnswer.Offered offer) {
    return new Target(sku, offer.units(), offer.rule(), offer.guarded(), offer.version());
  }

  /** The decision could not be stored: nothing leaves, and all is decided anew after a while. */
  void undo(Decision decision, List<Listing> listings) {
    for (var line : decision.push().map(Push::lines).orElse(List.of())) {
      var id = line.listing().id();
      work.put(id, work.number(id).landed());
    }
    var until = now().plus(work.settings().retry().after(1, at.jitter()));
    listings.forEach(listing -> work.releaseUntil(listing.id(), until, false, now()));
  }
}
