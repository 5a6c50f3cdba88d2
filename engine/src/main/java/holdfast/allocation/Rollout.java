package holdfast.allocation;

import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of policy on its way to the SKUs that it concerns, in the order of their ids. Nobody
 * waits for it: a SKU that is asked for units before it is reached meets the change by itself.
 *
 * @param id of the change: the version of the first {@link PolicyBook} that has it, so that a later
 *     change has a higher one
 * @param total SKUs that it concerned when it set out; not counted before
 * @param done SKUs that have taken note
 * @param missed SKUs that did not answer, however often they were asked; they meet the change at
 *     their next command
 * @param last the SKU up to which all were asked
 */
public record Rollout(
    long id,
    PolicyLevel level,
    State state,
    Instant startedAt,
    Optional<Long> total,
    long done,
    long missed,
    Optional<SkuId> last,
    Optional<Instant> finishedAt) {
  /** Most rollouts that are kept after they have ended, to be looked at. */
  public static final int ENDED_MAX = 100;

  /** Where a rollout stands. The names are part of the API. */
  public enum State {
    /** SKUs are still to be asked. */
    RUNNING,
    /** All were asked. */
    FINISHED,
    /** A later change of the same level has taken its place. */
    SUPERSEDED
  }

  /** A change that has just been made. */
  public static Rollout of(long id, PolicyLevel level, Instant now) {
    return new Rollout(
        id, level, State.RUNNING, now, Optional.empty(), 0, 0, Optional.empty(), Optional.empty());
  }

  /** Sets out to so many SKUs. */
  public Rollout to(long concerned) {
    return new Rollout(
        id, level, state, startedAt, Optional.of(concerned), done, missed, last, finishedAt);
  }

  /** Has come as far as {@code sku}; {@code noted} more SKUs took note, {@code silent} did not. */
  public Rollout reached(SkuId sku, long noted, long silent) {
    return new Rollout(
        id,
        level,
        state,
        startedAt,
        total,
        done + noted,
        missed + silent,
        Optional.of(sku),
        finishedAt);
  }

  /** There is nobody left to ask. */
  public Rollout finished(Instant now) {
    return new Rollout(
        id, level, State.FINISHED, startedAt, total, done, missed, last, Optional.of(now));
  }

  /** SKUs that are still to be asked, as far as is known. */
  public long remaining() {
    return Math.max(0, total.orElse(0L) - done - missed);
  }
}
