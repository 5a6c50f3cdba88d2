package holdfast.http.server;

import holdfast.http.api.BlockingWork;
import holdfast.http.meter.Meters;
import holdfast.http.webhook.PlatformNews;
import holdfast.http.webhook.WebhookCalls;
import holdfast.intake.DeliveryWork;
import holdfast.intake.Intake;
import holdfast.intake.Recipients;
import holdfast.persistence.Storage;
import holdfast.persistence.intake.DeliveryTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorSystem;

/** Shops' deliveries, from the door to those whom they concern. */
record Deliveries(DeliveryTables tables, Intake intake, WebhookCalls calls) {
  /** Takes deliveries from now on; they are worked on when the intake begins. */
  static Deliveries open(
      ActorSystem<?> system,
      Storage storage,
      DeliveryTables tables,
      Recipients recipients,
      IntakeSettings settings,
      Meters meters,
      Clock clock,
      BlockingWork blocking) {
    var work =
        new DeliveryWork(
            tables,
            new PlatformNews(),
            recipients,
            () -> storage.stores().current(),
            meters.deliveries(),
            clock,
            blocking);
    var intake = Intake.start(system, work, settings.dispatch());
    measure(tables, meters, clock);
    var calls =
        new WebhookCalls(
            storage.stores(), storage.secrets(), tables, intake, meters.deliveries(), clock);
    return new Deliveries(tables, intake, calls);
  }

  private static void measure(DeliveryTables tables, Meters meters, Clock clock) {
    meters.gauge(
        "holdfast.deliveries.waiting",
        "Deliveries that are still to be worked on",
        () -> tables.figures().waiting());
    meters.gauge(
        "holdfast.deliveries.oldest.seconds",
        "Age of the oldest delivery that is still to be worked on",
        () -> tables.figures().oldest().map(oldest -> age(oldest, clock)).orElse(0L));
    meters.gauge(
        "holdfast.reviews", "Entries that a person must look at", () -> tables.figures().reviews());
  }

  private static long age(Instant oldest, Clock clock) {
    return Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
  }
}
