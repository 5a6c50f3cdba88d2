package holdfast.http.api;

import holdfast.access.ApiKey;
import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.RetailerId;
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

  /** Whether the call may hear what {@code retailer} may take: others' numbers are not for it. */
  static boolean maySee(Call call, Catalog catalog, RetailerId retailer) {
    return of(call)
        .map(bound -> catalog.retailer(bound).filter(retailer::equals).isPresent())
        .orElse(true);
  }

  /** Refuses a call of a key that is bound to any channel. */
  static void checkNone(Call call) {
    of(call)
        .ifPresent(
            bound -> {
              throw forbidden(bound);
            });
  }

  /** Refuses a call about another channel than its key's. */
  static void check(Call call, ChannelId channel) {
    of(call)
        .filter(bound -> !bound.equals(channel))
        .ifPresent(
            bound -> {
              throw forbidden(bound);
            });
  }

  static ProblemException forbidden(ChannelId bound) {
    return new ProblemException(
        Problem.of(ProblemCode.FORBIDDEN, "The key is bound to the channel %s.".formatted(bound)));
  }
}
