package holdfast.shop;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LevelKey;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.StoreBook;
import holdfast.shop.LevelStore.OfLevel;
import holdfast.shop.LevelStore.Subject;
import holdfast.shop.LevelStore.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings numbers that shops show, and sales, to those whom they concern. Calls may block. */
final class Levels {
  private static final int PER_SWEEP = 500;

  private final LevelStore store;
  private final LevelRules rules;
  private final ShopMeter meter;

  Levels(LevelStore store, LevelRules rules, ShopMeter meter) {
    this.store = store;
    this.rules = rules;
    this.meter = meter;
  }

  /** The listings that show a number, by id. */
  static List<Listing> listings(StoreBook book, LevelKey key) {
    var of = book.store(key.store());
    return Stream.concat(
            book.byInventoryItem(key.store(), key.item()).stream(),
            book.byVariant(key.store(), key.item()).stream())
        .filter(listing -> of.isPresent() && LevelKey.of(of.get(), listing).equals(key))
        .toList();
  }

  /** The shop shows a number; false when no listing does. */
  boolean seen(StoreBook book, LevelKey key, Level level, Instant now) {
    var subject = subject(book, key);
    subject.ifPresent(of -> store.change(of, seen(level, now), now).ifPresent(meter::found));
    return subject.isPresent();
  }

  /** Shops show several numbers; of those that no listing does nothing is kept. */
  void seen(StoreBook book, Map<LevelKey, Level> numbers, Instant now) {
    var changes = new LinkedHashMap<Subject, LevelStore.Rule>();
    numbers.forEach(
        (key, level) -> subject(book, key).ifPresent(of -> changes.put(of, seen(level, now))));
    if (!changes.isEmpty()) {
      store.changeAll(changes, now).forEach(meter::found);
    }
  }

  /** An order changed numbers. */
  void sold(StoreBook book, ShopNews.NumbersLowered news, Instant now) {
    store
        .sold(
            news.order(),
            known -> {
              var change = OrderTaken.of(known, news);
              var levels = new ArrayList<OfLevel>();
              for (var of : change.sales()) {
                subject(book, news.order().store(), of.variant())
                    .ifPresent(
                        subject ->
                            levels.add(
                                new OfLevel(
                                    subject, state -> updated(rules.sold(state, of.sale()), now))));
              }
              return new LevelStore.Sold(change.after(), levels);
            },
            now)
        .forEach(meter::found);
  }

  /** Judges numbers that have waited long enough, as many as one sweep may; what was found. */
  Map<Subject, LevelFinding> settle(StoreBook book, Instant now) {
    var findings = new LinkedHashMap<Subject, LevelFinding>();
    for (var key : store.due(now, PER_SWEEP)) {
      var listings = listings(book, key);
      if (listings.isEmpty()) {
        store.forget(key);
      } else {
        var isDoubtful =
            listings.stream()
                .flatMap(listing -> listing.parked().stream())
                .anyMatch(Parked.MAPPING_CHANGED::equals);
        var subject = subject(key, listings.getFirst());
        store
            .change(subject, state -> updated(rules.judged(state, isDoubtful, now), now), now)
            .ifPresent(
                finding -> {
                  meter.found(finding);
                  findings.put(subject, finding);
                });
      }
    }
    return findings;
  }

  private LevelStore.Rule seen(Level level, Instant now) {
    return state -> updated(LevelRules.Change.silent(rules.seen(state, level, now)), now);
  }

  private Update updated(LevelRules.Change change, Instant now) {
    return new Update(change.state(), change.finding(), rules.due(change.state(), now));
  }

  private static Optional<Subject> subject(StoreBook book, LevelKey key) {
    return listings(book, key).stream().findFirst().map(listing -> subject(key, listing));
  }

  private static Optional<Subject> subject(StoreBook book, ChannelId store, String variant) {
    return book.store(store)
        .flatMap(of -> book.byVariant(store, variant).map(listing -> LevelKey.of(of, listing)))
        .flatMap(key -> subject(book, key));
  }

  private static Subject subject(LevelKey key, Listing listing) {
    return new Subject(key, listing.id(), listing.sku());
  }
}
