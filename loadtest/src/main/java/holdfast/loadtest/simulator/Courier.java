package holdfast.loadtest.simulator;

import holdfast.loadtest.simulator.Counters.Count;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes what shops want to tell to whom they want to tell it: late, twice, shuffled or never, as
 * the shop's faults say. It keeps no order between deliveries, as no platform does.
 */
public final class Courier implements AutoCloseable {
  private static final int AT_ONCE_MAX = 256;

  /** What is more than this is lost, and counted as dropped. */
  private static final int WAITING_MAX = 200_000;

  private final Agenda agenda;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Semaphore atOnce = new Semaphore(AT_ONCE_MAX);
  private final AtomicInteger waiting = new AtomicInteger();

  public Courier(Agenda agenda) {
    this.agenda = agenda;
  }

  /** Delivers when it may; returns at once. */
  public void send(ShopContext shop, DeliveryRules rules, Parcel parcel) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      parcel.pack().ifPresent(delivery -> drop(shop, parcel));
      return;
    }
    agenda.after(
        shop.faults().now().delay(shop.dice()),
        () -> {
          waiting.decrementAndGet();
          parcel.pack().ifPresent(delivery -> begin(shop, rules, parcel, delivery));
        });
  }

  private void begin(ShopContext shop, DeliveryRules rules, Parcel parcel, Delivery delivery) {
    Faults faults = shop.faults().now();
    if (shop.dice().chance(faults.dropWebhooks())) {
      drop(shop, parcel);
      return;
    }
    if (shop.dice().chance(faults.duplicateWebhooks())) {
      agenda.after(shop.dice().upTo(faults.shuffledOver()), () -> attempt(shop, rules, delivery));
    }
    deliver(shop, rules, parcel, delivery, 0);
  }

  /** The platform believes that it was delivered. */
  private static void drop(ShopContext shop, Parcel parcel) {
    shop.counters().add(Count.WEBHOOKS_DROPPED);
    parcel.attempted(true);
  }

  private void deliver(
      ShopContext shop, DeliveryRules rules, Parcel parcel, Delivery delivery, int attempt) {
    boolean accepted = attempt(shop, rules, delivery);
    parcel.attempted(accepted);
    if (accepted || attempt >= rules.retries().size()) {
      return;
    }
    Duration wait = rules.retries().get(attempt);
    agenda.after(
        wait,
        () -> {
          if (parcel.isStillWanted()) {
            deliver(shop, rules, parcel, delivery, attempt + 1);
          }
        });
  }

  private boolean attempt(ShopContext shop, DeliveryRules rules, Delivery delivery) {
    boolean accepted = post(rules, delivery);
    shop.counters().add(accepted ? Count.WEBHOOKS_DELIVERED : Count.WEBHOOKS_FAILED);
    return accepted;
  }

  /** Posts something at once and as it is, whatever the faults; whether it was accepted. */
  public boolean post(DeliveryRules rules, Delivery delivery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(delivery.address())
            .timeout(rules.timeout())
            .POST(BodyPublishers.ofString(delivery.body()));
    delivery.headers().forEach(request::setHeader);
    atOnce.acquireUninterruptibly();
    try {
      return rules.accepts(http.send(request.build(), BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      atOnce.release();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
