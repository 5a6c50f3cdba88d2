package holdfast.outbound;

import java.time.Duration;
import java.util.List;

/**
 * How shops are called. Each setting is described in {@code application.conf}.
 *
 * @param allowedPrivate networks that may be called although they are not public
 * @param connectWithin how long the look-up of a name and the connection may take, each
 * @param answerWithin how long a call may take in all
 * @param perHostMax most calls under way to one host
 * @param answerMax largest answer, in bytes
 */
public record OutboundSettings(
    List<Network> allowedPrivate,
    Duration connectWithin,
    Duration answerWithin,
    int perHostMax,
    int answerMax) {
  /** Keeps its own copy. */
  public OutboundSettings {
    allowedPrivate = List.copyOf(allowedPrivate);
  }
}
