package holdfast.loadtest.market;

import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Calls;
import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The supplier's own checkout: it reserves units before it sells them. Units that a shop shows it
 * asks for again until the shop has let go of them, or the customer loses patience.
 */
public final class OwnChannel implements AutoCloseable {
  private static final int HOLD_SECONDS = 60;
  private static final int PATIENCE = 5;
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
  private static final double THINKS_BETTER_OF_IT = 0.1;

  private final Api api;
  private final List<String> skus;
  private final Duration between;
  private final SplittableRandom random;
  private final Map<String, Long> sold = new ConcurrentHashMap<>();
  private final LongAdder pulledBack = new LongAdder();
  private final AtomicReference<@Nullable ServerFailure> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean isClosed;

  private OwnChannel(Api api, List<String> skus, Duration between, long seed) {
    this.api = api;
    this.skus = skus;
    this.between = between;
    random = new SplittableRandom(seed);
    thread = Thread.ofPlatform().daemon().name("own-channel").unstarted(this::trade);
  }

  /** Opens it: one customer after the other, with such a pause between them. */
  public static OwnChannel open(Target target, List<String> skus, Duration between, long seed)
      throws ServerFailure {
    var channel = new OwnChannel(Api.open(target), skus, between, seed);
    channel.thread.start();
    return channel;
  }

  /** Units sold of a SKU. */
  public long sold(String sku) {
    return sold.getOrDefault(sku, 0L);
  }

  public long sold() {
    return sold.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Reservations that were granted after a shop had let go of the units. */
  public long pulledBack() {
    return pulledBack.sum();
  }

  /** Serves the last customer and closes. */
  @Override
  public void close() throws ServerFailure {
    isClosed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted.", e);
    } finally {
      api.close();
    }
    ServerFailure failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private void trade() {
    try {
      for (long n = 1; !isClosed; n++) {
        serve(OwnCustomer.number(n, skus.get(random.nextInt(skus.size())), 1 + random.nextInt(2)));
        Pause.of(between);
      }
    } catch (ServerFailure e) {
      failure.set(e);
    }
  }

  private record OwnCustomer(String id, String sku, int units) {
    static OwnCustomer number(long n, String sku, int units) {
      return new OwnCustomer(Market.OWN_CHANNEL + "-" + n, sku, units);
    }
  }

  private void serve(OwnCustomer customer) throws ServerFailure {
    Calls calls = api.calls();
    for (int attempt = 1; attempt <= PATIENCE && !isClosed; attempt++) {
      Answer.Received answer =
          api.ask(
              calls.reserve(
                  customer.id(),
                  Market.OWN_CHANNEL,
                  customer.sku(),
                  customer.units(),
                  HOLD_SECONDS));
      if (answer.ok()) {
        pulledBack.add(attempt > 1 ? 1 : 0);
        settle(customer);
        return;
      }
      if (!answer.body().contains("UNITS_SHOWN_ELSEWHERE")) {
        return;
      }
      Pause.of(ASK_AGAIN);
    }
  }

  private void settle(OwnCustomer customer) throws ServerFailure {
    Calls calls = api.calls();
    if (random.nextDouble() < THINKS_BETTER_OF_IT) {
      api.carryOut(List.of(calls.release(customer.id())));
    } else {
      api.carryOut(List.of(calls.confirm(customer.id(), "order-" + customer.id())));
      sold.merge(customer.sku(), (long) customer.units(), Long::sum);
    }
  }
}
