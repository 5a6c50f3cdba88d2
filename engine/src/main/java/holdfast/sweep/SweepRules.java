package holdfast.sweep;

import holdfast.catalog.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a store is asked for what, and from where on. */
public record SweepRules(SweepSettings settings) {
  /** Somebody who asks all the time is not served all the time. */
  static final Duration ASKED_GAP = Duration.ofSeconds(5);

  /** After the first failure; it doubles with every further one, up to the usual interval. */
  static final Duration FAILED_PAUSE = Duration.ofMinutes(1);

  /** An order that nobody told of has the subscriptions be looked at, but not all the time. */
  static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(10);

  /** A shop is silent when it takes so many times as long as usual. */
  static final int SILENT_TIMES = 6;

  /** A shop that sells that fast sleeps at night nonetheless. */
  static final Duration SILENT_MIN = Duration.ofHours(1);

  private static final int DOUBLINGS_MAX = 10;

  /** Whether the store tells of its orders by itself. */
  public Reliability reliability(Heard heard) {
    if (heard.orders() < settings.reliableOrders()) {
      return Reliability.UNKNOWN;
    }
    return heard.byWebhook() < settings.reliableShare() * heard.orders()
        ? Reliability.UNRELIABLE
        : Reliability.RELIABLE;
  }

  /**
   * Since when a store with sales is silent: no new order came by webhook for six times as long as
   * it took on average over the last days, and for an hour at least. None if it is not, or if it
   * sells too little to say.
   */
  public Optional<Instant> silentSince(Heard heard, Instant now) {
    if (heard.byWebhook() < settings.reliableOrders()) {
      return Optional.empty();
    }
    var usual = Duration.ofDays(SweepStore.HEARD_DAYS).dividedBy(heard.byWebhook());
    return heard
        .lastByWebhook()
        .map(last -> last.plus(longer(usual.multipliedBy(SILENT_TIMES), SILENT_MIN)))
        .filter(now::isAfter);
  }

  /** How long a store may go without its orders being swept. */
  public Duration interval(Heard heard) {
    return switch (reliability(heard)) {
      case UNKNOWN, RELIABLE -> settings.interval();
      case UNRELIABLE -> settings.often();
    };
  }

  /**
   * Whether a store's orders are to be swept now.
   *
   * @param awake since when somebody walks: what was lost before that is looked for at once
   */
  boolean isOrdersDue(StoreSweeps of, Instant awake, Instant now) {
    var state = of.of(SweepKind.ORDERS);
    if (state.startedAt().filter(started -> !started.isBefore(awake)).isEmpty()) {
      return true;
    }
    if (state.isAsked() && state.failures() == 0) {
      return hasPassed(state, ASKED_GAP, now);
    }
    return hasPassed(state, state.failures() > 0 ? pause(state) : interval(of.heard()), now);
  }

  /** Whether all of a store's numbers are to be read now. */
  boolean isLevelsDue(ChannelId store, StoreSweeps of, Instant now) {
    var state = of.of(SweepKind.LEVELS);
    if (state.failures() > 0) {
      return hasPassed(state, pause(state), now);
    }
    var slot = slot(store, now);
    return state.isAsked()
        || state.cursor().isPresent()
        || state.startedAt().filter(started -> !started.isBefore(slot)).isEmpty();
  }

  /** When the store's numbers are read on the day that ends with {@code now}. */
  Instant slot(ChannelId store, Instant now) {
    var spread = Math.max(1, settings.levelsSpread().toMinutes());
    var minute = Math.floorMod(store.value().hashCode(), spread);
    var today =
        now.atOffset(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(settings.levelsHour())
            .plusMinutes(minute)
            .toInstant();
    return today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
  }

  /** Whether a store's subscriptions are to be looked at now. */
  boolean isWebhooksDue(StoreSweeps of, Instant now) {
    var state = of.of(SweepKind.WEBHOOKS);
    if (state.failures() > 0) {
      return hasPassed(state, pause(state), now);
    }
    if (state.isAsked() || hasPassed(state, settings.webhooksInterval(), now)) {
      return true;
    }
    var orders = of.of(SweepKind.ORDERS);
    var hasMissed =
        orders.missed() > 0
            && isAfter(orders.endedAt(), state.endedAt())
            && hasPassed(state, LOOK_AGAIN_AFTER, now);
    return hasMissed || isAfter(silentSince(of.heard(), now), state.endedAt());
  }

  /**
   * From where on a store's orders are asked for, by the shop's clock.
   *
   * @param begin since when there is something to hear, if it was never swept
   */
  Instant since(SweepState state, Instant begin) {
    return cursor(state).orElse(begin).minus(settings.overlap());
  }

  /**
   * Where the next sweep begins. Never later than this one began by our clock: an order that a shop
   * dates into the future must not hide those that come before that.
   */
  static Instant next(SweepState before, Instant newest, Instant started) {
    var reached = newest.isAfter(started) ? started : newest;
    return cursor(before).filter(reached::isBefore).orElse(reached);
  }

  /** How far a store's orders are known, by the shop's clock. */
  public static Optional<Instant> cursor(SweepState orders) {
    return orders.cursor().map(Instant::parse);
  }

  private Duration pause(SweepState state) {
    var doublings = Math.min(state.failures() - 1, DOUBLINGS_MAX);
    return shorter(FAILED_PAUSE.multipliedBy(1L << doublings), settings.interval());
  }

  private static boolean hasPassed(SweepState state, Duration since, Instant now) {
    return state.endedAt().filter(ended -> now.isBefore(ended.plus(since))).isEmpty();
  }

  private static boolean isAfter(Optional<Instant> moment, Optional<Instant> other) {
    return moment.isPresent() && other.filter(it -> !moment.get().isAfter(it)).isEmpty();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
