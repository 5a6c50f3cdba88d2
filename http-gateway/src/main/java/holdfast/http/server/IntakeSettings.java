package holdfast.http.server;

import holdfast.http.route.BodyGate;
import holdfast.intake.DispatchSettings;
import holdfast.persistence.intake.InboxSettings;
import java.time.Duration;
import java.util.UUID;

/**
 * How shops' deliveries are taken.
 *
 * @param inFlightMax bytes of all bodies whose calls are under way
 * @param bodyWithin how long a body may take to arrive
 */
public record IntakeSettings(
    int bodyMax,
    int inFlightMax,
    Duration bodyWithin,
    InboxSettings inbox,
    DispatchSettings dispatch) {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final Duration HOUR = Duration.ofHours(1);

  /** Shopify gives up after five seconds; whatever is answered must come before that. */
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(4_500);

  /** A platform may deliver the same once more for that long. */
  private static final Duration RETENTION_MIN = Duration.ofDays(2);

  private static final Duration RETENTION_MAX = Duration.ofDays(3_660);

  static IntakeSettings read(SettingsReader reader) {
    return new IntakeSettings(
        reader.integer("holdfast.intake.body-max", 1_024, 4 * MEBIBYTE),
        reader.integer("holdfast.intake.in-flight-max", 4 * MEBIBYTE, 1_024 * MEBIBYTE),
        reader.duration("holdfast.intake.body-within", ANSWER_WITHIN),
        inbox(reader),
        dispatch(reader));
  }

  private static InboxSettings inbox(SettingsReader reader) {
    var retention = reader.duration("holdfast.intake.retention", RETENTION_MAX);
    if (retention.compareTo(RETENTION_MIN) < 0) {
      throw reader.wrong("holdfast.intake.retention", "must be 2d or more");
    }
    return new InboxSettings(
        node(reader),
        reader.integer("holdfast.intake.waiting-max", 1, 1_000_000),
        reader.integer("holdfast.intake.in-flight-max", 4 * MEBIBYTE, 1_024 * MEBIBYTE),
        reader.duration("holdfast.intake.keep-within", ANSWER_WITHIN),
        retention);
  }

  private static DispatchSettings dispatch(SettingsReader reader) {
    return new DispatchSettings(
        reader.integer("holdfast.intake.parallel", 1, 1_000),
        reader.integer("holdfast.intake.attempts-max", 1, 100),
        reader.duration("holdfast.intake.first-pause", HOUR),
        reader.duration("holdfast.intake.longest-pause", HOUR),
        reader.duration("holdfast.intake.poll-interval", HOUR));
  }

  /** The same after a restart, so that a node finds its own; unless it never has the same port. */
  private static String node(SettingsReader reader) {
    if (reader.texts("holdfast.cluster.seed-nodes").isEmpty()) {
      return "alone";
    }
    var port = reader.text("holdfast.cluster.port");
    return port.equals("0")
        ? UUID.randomUUID().toString()
        : reader.text("holdfast.cluster.host") + ":" + port;
  }

  /** Where bodies of deliveries come in. */
  BodyGate gate() {
    return new BodyGate(bodyMax, inFlightMax, bodyWithin);
  }
}
