package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.ListingsPut;
import holdfast.catalog.SecretsChange;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.StoreDirectory;
import java.time.Instant;
import java.util.List;

/** A directory in memory of one store with one listing. */
final class OneStore implements StoreDirectory {
  private volatile StoreBook book = Windowed.book("a");

  void put(Store store) {
    book = book.with(store);
  }

  @Override
  public StoreBook current() {
    return book;
  }

  @Override
  public boolean replace(Listing before, Listing after) {
    book = book.with(after.withVersion(before.version() + 1));
    return true;
  }

  @Override
  public Store put(Store wanted, SecretsChange secrets) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean dropPreviousWebhookSecret(ChannelId store, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ListingsPut put(List<Listing> wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean pause(ChannelId store) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(ChannelId store, String listing) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void follow(Follower follower) {
    throw new UnsupportedOperationException();
  }
}
