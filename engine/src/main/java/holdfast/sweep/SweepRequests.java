package holdfast.sweep;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Where somebody who can't wait for the next sweep of orders asks for one. Thread-safe. */
public interface SweepRequests {
  /**
   * Has a store's orders be swept as soon as can be. Asking again while one is asked for already is
   * the same. A store that is asked for too often is swept every few seconds.
   *
   * @return completes with a moment by our clock, after the call or at it: every order that the
   *     shop had by then has been told of what the shop said, and has journaled it. Its steps
   *     towards SKUs follow by themselves, which takes moments when nothing is wrong. Fails when
   *     the request can't be written down, or no such sweep ended well for ten minutes.
   */
  CompletionStage<Instant> soon(ChannelId store);
}
