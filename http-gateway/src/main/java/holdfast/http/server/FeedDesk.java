package holdfast.http.server;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.feed.FeedNumbers;
import holdfast.feed.FeedSettings;
import holdfast.feed.FeedSweep;
import holdfast.feed.Feeds;
import holdfast.generic.FeedPost;
import holdfast.http.api.BlockingWork;
import holdfast.outbound.Outbound;
import holdfast.persistence.Storage;
import holdfast.publish.HandedOver;
import holdfast.publish.OfferAnswer;
import holdfast.publish.StoreReply;
import holdfast.publish.Stores;
import holdfast.publish.SyncLog;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;

/** Makes files of numbers for the stores that are told by files. */
record FeedDesk(Feeds feeds, Storage storage, FeedSettings settings, Clock clock) {
  static FeedDesk open(
      Storage storage,
      Stores stores,
      Outbound outbound,
      SyncLog log,
      FeedSettings settings,
      Clock clock,
      BlockingWork blocking) {
    var feeds =
        new Feeds(
            storage.feeds(),
            new Numbers(stores),
            new FeedPost(outbound, storage.secrets(), log, clock),
            log,
            storage.catalog()::current,
            storage.stores()::current,
            blocking);
    return new FeedDesk(feeds, storage, settings, clock);
  }

  /** Everybody can be asked now. */
  void begin(ActorSystem<?> system) {
    FeedSweep.start(system, feeds, storage.stores()::current, clock, settings);
  }

  private record Numbers(Stores stores) implements FeedNumbers {
    @Override
    public CompletionStage<Map<String, OfferAnswer>> offers(Collection<Listing> listings) {
      return stores.offers(listings);
    }

    @Override
    public CompletionStage<StoreReply> takeOver(ChannelId store, List<HandedOver> numbers) {
      return stores.takeOver(store, numbers);
    }
  }
}
