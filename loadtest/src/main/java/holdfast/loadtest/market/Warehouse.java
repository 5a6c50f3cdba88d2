package holdfast.loadtest.market;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.SkuNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Receives goods where they run short. */
public final class Warehouse {
  private static final long SHORT = 20;
  private static final int DELIVERY = 30;

  private final Api api;
  private final List<String> skus;
  private final Propagation propagation;
  private final Map<String, Long> received = new HashMap<>();
  private long deliveries;
  private long available;

  public Warehouse(Api api, List<String> skus, long opening, Propagation propagation) {
    this.api = api;
    this.skus = skus;
    this.propagation = propagation;
    skus.forEach(sku -> received.put(sku, opening));
    available = opening * skus.size();
  }

  /** Looks at all SKUs and receives a delivery of each that is short. */
  public void restock() throws ServerFailure {
    List<Request> receipts = new ArrayList<>();
    List<String> shortOf = new ArrayList<>();
    available = 0;
    for (SkuNumbers numbers : api.skus(skus)) {
      available += numbers.available();
      if (numbers.available() < SHORT) {
        deliveries++;
        shortOf.add(numbers.sku());
        String id = "delivery-" + deliveries;
        receipts.add(api.calls().receipt(id, numbers.sku(), Market.LOCATION, DELIVERY));
        received.merge(numbers.sku(), (long) DELIVERY, Long::sum);
      }
    }
    long now = System.nanoTime();
    shortOf.forEach(sku -> propagation.expect(sku, 1, now));
    api.carryOut(receipts);
  }

  /** Units of a SKU that ever arrived. */
  public long received(String sku) {
    return received.getOrDefault(sku, 0L);
  }

  public long deliveries() {
    return deliveries;
  }

  /** Units of all SKUs that nobody had taken when they were last looked at. */
  public long available() {
    return available;
  }
}
