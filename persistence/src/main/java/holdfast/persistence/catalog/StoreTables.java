package holdfast.persistence.catalog;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.Listing;
import holdfast.catalog.ListingsPut;
import holdfast.catalog.SecretsChange;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.SecretsFormat;
import holdfast.persistence.secret.SecretBox;
import holdfast.persistence.secret.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Stores and listings in tables. The image is not read anew after a write but brought up to date
 * with the rows that were written since: a reader of a hundred thousand listings would be late.
 */
final class StoreTables implements StoreDirectory, StoreSecrets {
  private final Database database;
  private final ChangeCount changes;
  private final CatalogTables catalog;
  private final SecretBox box;
  private volatile List<Follower> followers = List.of();
  private volatile Image image = new Image(StoreBook.empty(), HashTreePMap.empty(), -1);

  StoreTables(Database database, ChangeCount changes, CatalogTables catalog, SecretBox box) {
    this.database = database;
    this.changes = changes;
    this.catalog = catalog;
    this.box = box;
  }

  /**
   * What is in memory.
   *
   * @param number how far the changes were counted when it was read
   */
  private record Image(StoreBook book, PMap<ChannelId, StoreKeys> keys, long number) {}

  @Override
  public StoreBook current() {
    return image.book();
  }

  @Override
  public List<byte[]> webhookSecrets(ChannelId store) {
    return keys(store).webhookSecrets().stream()
        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public Optional<Credentials> credentials(ChannelId store) {
    return keys(store).credentials();
  }

  @Override
  public Summary summary(ChannelId store) {
    return keys(store).summary();
  }

  private StoreKeys keys(ChannelId store) {
    return image.keys().getOrDefault(store, StoreKeys.NONE);
  }

  @Override
  public Store put(Store wanted, SecretsChange secrets) {
    var stored =
        database.transaction(
            connection -> {
              var number = changes.count(connection);
              catalog.write(connection, wanted.id(), wanted.name(), wanted.retailer());
              var before = StoreRows.find(connection, wanted.id());
              var keysBefore = unlocked(wanted.id(), before);
              var keys = keysBefore.with(secrets);
              var version = before.map(row -> row.store().version()).orElse(0L);
              var same = wanted.withVersion(version);
              if (keys.equals(keysBefore)
                  && before.filter(it -> it.store().equals(same)).isPresent()) {
                return same;
              }
              var after = wanted.withVersion(version + 1);
              write(connection, after, keys, number);
              return after;
            });
    catalog.load();
    load();
    return stored;
  }

  private void write(Connection connection, Store store, StoreKeys keys, long number)
      throws SQLException {
    var locked =
        keys.equals(StoreKeys.NONE)
            ? Optional.<byte[]>empty()
            : Optional.of(box.lock(store.id(), SecretsFormat.document(keys)));
    StoreRows.write(connection, database.dialect(), new StoreRows.Row(store, locked), number);
  }

  private StoreKeys unlocked(ChannelId store, Optional<StoreRows.Row> row) {
    return row.flatMap(StoreRows.Row::secrets)
        .map(locked -> SecretsFormat.read(box.unlock(store, locked)))
        .orElse(StoreKeys.NONE);
  }

  @Override
  public boolean dropPreviousWebhookSecret(ChannelId id, Instant at) {
    var dropped =
        database.transaction(
            connection -> {
              var number = changes.count(connection);
              var row = StoreRows.find(connection, id);
              var before = unlocked(id, row);
              var after = before.withoutPrevious(at);
              if (row.isEmpty() || after.equals(before)) {
                return false;
              }
              var store = row.get().store();
              write(connection, store.withVersion(store.version() + 1), after, number);
              return true;
            });
    load();
    return dropped;
  }

  @Override
  public ListingsPut put(List<Listing> wanted) {
    var outcome =
        database.transaction(
            connection -> {
              var number = changes.count(connection);
              var taken = taken(connection, wanted);
              if (taken.isPresent()) {
                return taken.get();
              }
              var after = new ArrayList<Listing>();
              var changed = new ArrayList<Listing>();
              for (var listing : wanted) {
                var before = ListingRows.find(connection, listing.store(), listing.id());
                var version = before.map(Listing::version).orElse(0L);
                var isSame = before.filter(listing.withVersion(version)::equals).isPresent();
                after.add(listing.withVersion(isSame ? version : version + 1));
                if (!isSame) {
                  changed.add(after.getLast());
                }
              }
              ListingRows.write(connection, database.dialect(), changed, number);
              return new ListingsPut.Written(after);
            });
    load();
    return outcome;
  }

  /** A variant may come from a listing that is written together with its new one. */
  private static Optional<ListingsPut> taken(Connection connection, List<Listing> wanted)
      throws SQLException {
    var byVariant = new HashMap<String, String>();
    var ids = new HashMap<String, Listing>();
    wanted.forEach(listing -> ids.put(listing.id(), listing));
    for (var listing : wanted) {
      var other = Optional.ofNullable(byVariant.put(listing.variant(), listing.id()));
      var holder =
          other.isPresent()
              ? other
              : ListingRows.byVariant(connection, listing.store(), listing.variant())
                  .map(Listing::id)
                  .filter(id -> !ids.containsKey(id));
      if (holder.isPresent()) {
        return Optional.of(new ListingsPut.VariantTaken(listing, holder.get()));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean replace(Listing before, Listing after) {
    var isReplaced =
        database.transaction(
            connection -> {
              var number = changes.count(connection);
              var found = ListingRows.find(connection, before.store(), before.id());
              if (found.filter(before::equals).isEmpty()) {
                return false;
              }
              var next = after.withVersion(before.version() + 1);
              ListingRows.write(connection, database.dialect(), List.of(next), number);
              return true;
            });
    load();
    return isReplaced;
  }

  @Override
  public boolean pause(ChannelId id) {
    var isPaused =
        database.transaction(
            connection -> {
              var number = changes.count(connection);
              var row = StoreRows.find(connection, id).filter(found -> !found.store().paused());
              if (row.isPresent()) {
                var paused = new StoreRows.Row(row.get().store().pausing(), row.get().secrets());
                StoreRows.write(connection, database.dialect(), paused, number);
              }
              return row.isPresent();
            });
    load();
    return isPaused;
  }

  @Override
  public boolean delete(ChannelId store, String listing) {
    var deleted =
        database.transaction(
            connection ->
                ListingRows.remove(connection, store, listing, changes.count(connection)));
    load();
    return deleted;
  }

  /**
   * Brings the image up to date. Who counts changes holds their row until the end, so that no
   * change appears later than one with a higher number.
   */
  synchronized void load() {
    var before = image;
    var changed = new Changed(new ArrayList<>(), new ArrayList<>());
    image =
        database.transaction(
            connection -> {
              var number = ChangeCount.current(connection);
              return number == before.number()
                  ? before
                  : after(before, connection, number, changed);
            });
    if (!changed.stores().isEmpty() || !changed.listings().isEmpty()) {
      followers.forEach(follower -> follower.changed(changed.stores(), changed.listings()));
    }
  }

  private record Changed(List<ChannelId> stores, List<Listing> listings) {}

  @Override
  public synchronized void follow(Follower follower) {
    var all = new ArrayList<>(followers);
    all.add(follower);
    followers = List.copyOf(all);
  }

  private Image after(Image before, Connection connection, long number, Changed changed)
      throws SQLException {
    var book = before.book();
    var keys = before.keys();
    for (var row : StoreRows.written(connection, before.number(), number)) {
      var id = row.store().id();
      book = book.with(row.store());
      changed.stores().add(id);
      keys = keys.plus(id, unlocked(id, Optional.of(row)));
    }
    var listings = new ArrayList<ListingRows.Row>();
    ListingRows.written(connection, before.number(), number, listings::add);
    for (var row : listings) {
      book.listing(row.store(), row.id()).ifPresent(changed.listings()::add);
      row.listing().ifPresent(changed.listings()::add);
      book = row.listing().map(book::with).orElse(book.without(row.store(), row.id()));
    }
    return new Image(book, keys, number);
  }
}
