package holdfast.http.api;

import holdfast.access.ApiKey;
import holdfast.catalog.ChannelId;
import holdfast.http.route.Call;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import java.util.Optional;

/** A key that is bound to a channel acts for no other. */
final class ChannelBinding {
  private ChannelBinding() {}

  /** The only channel that the call may act for, if its key is bound to one. */
  static Optional<ChannelId> of(Call call) {
    return call.key().flatMap(ApiKey::channel);
  }

  /** Refuses a call about another channel than its key's. */
  static void check(Call call, ChannelId channel) {
    of(call)
        .filter(bound -> !bound.equals(channel))
        .ifPresent(
            bound -> {
              throw new ProblemException(
                  Problem.of(
                      ProblemCode.FORBIDDEN,
                      "The key is bound to the channel %s.".formatted(bound)));
            });
  }
}
