package holdfast.publish;

import holdfast.catalog.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One question to a store and its answer, as the sync log keeps it. Nothing in it is secret: no
 * credentials, no signatures, and nothing about buyers.
 *
 * @param kind what it was about
 * @param key of the push, so that repetitions are seen to belong together
 * @param lines the numbers that it was about, if it was about numbers
 * @param outcome a word such as {@code OK}, {@code STALE}, {@code THROTTLED}, {@code TIMEOUT}
 * @param request method, address without secrets, and body
 * @param status of HTTP, if there was an answer
 * @param response the body, cut where it is too long
 */
public record Exchange(
    ChannelId store,
    Kind kind,
    Instant at,
    Duration took,
    Optional<String> key,
    List<Line> lines,
    String outcome,
    String request,
    Optional<Integer> status,
    String response) {
  /** Keeps its own copy of the lines. */
  public Exchange {
    lines = List.copyOf(lines);
  }

  /** What an exchange is about. The names are part of the API, and stored. */
  public enum Kind {
    /** Numbers were told. */
    PUSH,
    /** Numbers were asked for. */
    READ,
    /** An item was stocked at the store's location. */
    ACTIVATE,
    /** Orders were asked for. */
    ORDERS,
    /** The store was asked to cancel. */
    CANCEL,
    /** Subscriptions to webhooks were asked for, or mended. */
    WEBHOOKS,
    /** A file of numbers was made or handed over. */
    FEED
  }

  /**
   * One number.
   *
   * @param from what the store was thought to show
   * @param to what it was told to show, or what it said that it shows
   * @param outcome as of the exchange
   */
  public record Line(String listing, Optional<Long> from, Optional<Long> to, String outcome) {}
}
