package holdfast.shopify.admin;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.Outbound;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.publish.SyncLog;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Tells Shopify shops numbers, and asks what they show. */
public final class ShopifyConnector implements ShopConnector {
  /** The platform's bound for any list that it is given. */
  private static final int BATCH_MAX = 250;

  /** More would only share the same budget of points. */
  private static final int CALLS_IN_FLIGHT = 2;

  private final AdminApi api;

  /** Calls shops by {@code outbound} and writes every exchange down. */
  public ShopifyConnector(Outbound outbound, StoreSecrets secrets, SyncLog log, Clock clock) {
    this.api = new AdminApi(outbound, secrets, log, clock);
  }

  @Override
  public Manners manners(Store store) {
    return new Manners(BATCH_MAX, LevelReading.PAGE, CALLS_IN_FLIGHT, true);
  }

  @Override
  public String group(Store store, Listing listing) {
    return "";
  }

  @Override
  public CompletionStage<PushAnswer> push(Store store, Push push) {
    return new Pushing(api, store, push)
        .run()
        .exceptionally(failure -> new PushAnswer.Unknown(NotToldException.answer(failure).told()));
  }

  @Override
  public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
    return LevelReading.of(api, store, listings).run();
  }
}
