package holdfast.allocation;

import java.util.ArrayList;

/**
 * How a SKU's units are divided at one moment. Everything that is said about allocation, a grant, a
 * refusal, an explanation, a published number, is read off one of these.
 *
 * <p>From what is available, the safety buffer is taken away first: nobody may reserve it. What the
 * own channels have not yet taken of their reserve is taken away next; the rest is available to
 * retailers, and the strategy keeps parts of it for some of them (floors, targets, shares).
 *
 * <p>The own channels are treated like a retailer whose floor is the reserve, whose floor comes
 * before all others, and who has no ceiling: their reserve first, and beyond it whatever is kept
 * for nobody. They can't eat a retailer's unfilled floor, target or share, and as long as units are
 * available there is always somebody, retailer or own channel, who may take them.
 */
public final class Division {
  private final Policy policy;
  private final Pool pool;
  private final Split split;
  private final long buffer;
  private final long keptForOwn;
  private final Contest contest;
  private final Guarantees guarantees;

  private Division(Policy policy, Pool pool, long buffer) {
    this.policy = policy;
    this.pool = pool;
    this.buffer = buffer;
    split = Split.of(policy.strategy());
    var unfilled = Math.max(0, policy.ownChannelReserve() - pool.ownTaken());
    keptForOwn = Math.min(unfilled, pool.available() - buffer);
    contest = Contest.of(policy, pool, pool.available() - buffer - keptForOwn);
    guarantees = split.guarantees(contest);
  }

  /** Divides {@code pool} as {@code policy} says. */
  public static Division of(Policy policy, Pool pool) {
    return new Division(policy, pool, policy.safetyBuffer().of(pool.available()));
  }

  /** The same when {@code units} fewer are available. */
  Division without(long units) {
    var left = Math.max(0, pool.available() - units);
    return of(policy, new Pool(left, pool.ownTaken(), pool.retailers()));
  }

  /** Units that are there to be divided. */
  public long available() {
    return pool.available();
  }

  /** Units that reservations may take, by whomever: what is available without the buffer. */
  public long grantable() {
    return pool.available() - buffer;
  }

  /** Units available to retailers: what is grantable without the own channels' unfilled reserve. */
  public long forRetailers() {
    return contest.units();
  }

  /** Units available to retailers, and those that the retailers of the policy have taken. */
  public long base() {
    return contest.base();
  }

  /** Units that nobody but {@code taker} may take. */
  public long keptFor(Taker taker) {
    return switch (taker) {
      case Taker.OwnChannels _ -> keptForOwn;
      case Taker.OfRetailer(var retailer) -> {
        var party = contest.indexOf(retailer);
        yield party < 0 ? 0 : guarantees.kept(party);
      }
    };
  }

  /** Units that are kept for nobody. */
  public long free() {
    return contest.units() - guarantees.sum();
  }

  /** What {@code taker} may take now. */
  public Allowance allowance(Taker taker) {
    var steps = new ArrayList<Step>(5);
    steps.add(new Step(new Rule.PoolExhausted(pool.available()), pool.available()));
    if (buffer > 0) {
      steps.add(new Step(new Rule.Buffer(pool.available(), buffer), grantable()));
    }
    switch (taker) {
      case Taker.OwnChannels _ ->
          split
              .outside(contest, guarantees, policy.ownChannelReserve(), pool.ownTaken())
              .ifPresent(rule -> steps.add(new Step(rule, grantable() - guarantees.sum())));
      case Taker.OfRetailer(var retailer) -> {
        if (policy.ownChannelReserve() > 0) {
          steps.add(new Step(ownReserve(), contest.units()));
        }
        var party = contest.indexOf(retailer);
        if (party >= 0) {
          steps.addAll(split.steps(contest, guarantees, party));
        } else {
          split
              .outside(contest, guarantees, 0, pool.of(retailer).taken())
              .ifPresent(rule -> steps.add(new Step(rule, free())));
        }
      }
    }
    return new Allowance(taker, steps);
  }

  /**
   * Where units may come from that {@code taker} has already sold. The buffer lies before what is
   * kept for others: else it would grow again out of their floors with each unit that is taken.
   */
  public Sources sources(Taker taker) {
    var entitlement = allowance(taker).units();
    var free = Math.max(0, grantable() - keptForOthers(taker) - entitlement);
    var left = pool.available() - entitlement - free;
    var unbuffered = buffer == 0 ? this : new Division(policy, pool, 0);
    var fromBuffer =
        Math.clamp(
            pool.available() - unbuffered.keptForOthers(taker) - entitlement - free, 0, left);
    return new Sources(entitlement, free, fromBuffer, left - fromBuffer);
  }

  private long keptForOthers(Taker taker) {
    return keptForOwn + guarantees.sum() - keptFor(taker);
  }

  private Rule ownReserve() {
    return new Rule.OwnReserve(policy.ownChannelReserve(), pool.ownTaken(), keptForOwn);
  }

  Policy policy() {
    return policy;
  }

  Pool pool() {
    return pool;
  }
}
