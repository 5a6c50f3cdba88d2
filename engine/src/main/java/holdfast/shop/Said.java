package holdfast.shop;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a shop said.
 *
 * @param at by the shop's clock
 */
public record Said<T>(T value, Instant at) {
  /** The newer one; of two of one moment the one that was first heard. */
  static <T> Optional<Said<T>> newer(Optional<Said<T>> known, T value, Instant at) {
    return known.isPresent() && !at.isAfter(known.get().at())
        ? known
        : Optional.of(new Said<>(value, at));
  }
}
