package holdfast.outbound;

import java.time.Duration;
import java.util.Map;

/** What became of a request. */
public sealed interface OutboundReply {
  /**
   * The shop has answered, with whatever status: also a redirect, which is not followed.
   *
   * @param headers by name in lower case; several of one name are joined with commas
   * @param body read as UTF-8
   */
  record Answered(int status, Map<String, String> headers, String body) implements OutboundReply {
    /** Keeps its own copy of the headers. */
    public Answered {
      headers = Map.copyOf(headers);
    }
  }

  /** Surely nothing arrived: the shop can't be reached. */
  record NotSent(String why) implements OutboundReply {}

  /**
   * Nothing was sent: as many calls to the host as may be are under way. It says nothing about the
   * shop.
   *
   * @param pause after which there may be room again
   */
  record Crowded(String why, Duration pause) implements OutboundReply {}

  /** Nobody knows whether it arrived, or what came of it. */
  record Lost(String why) implements OutboundReply {}

  /** Nothing was sent: our own rules forbid to call this address. */
  record Forbidden(String why) implements OutboundReply {}
}
