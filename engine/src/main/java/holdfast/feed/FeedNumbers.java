package holdfast.feed;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.publish.HandedOver;
import holdfast.publish.OfferAnswer;
import holdfast.publish.StoreReply;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where numbers come from, and who is told that they have reached a store. Nothing fails. */
public interface FeedNumbers {
  /** As {@link holdfast.publish.Stores#offers}. */
  CompletionStage<Map<String, OfferAnswer>> offers(Collection<Listing> listings);

  /** As {@link holdfast.publish.Stores#takeOver}. */
  CompletionStage<StoreReply> takeOver(ChannelId store, List<HandedOver> numbers);
}
