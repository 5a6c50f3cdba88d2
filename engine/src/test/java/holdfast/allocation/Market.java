package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A SKU with a random policy, few units and few retailers, so that rules collide. It grants only
 * what the division allows; everything else may happen to it.
 */
final class Market {
  private static final Taker OWN = new Taker.OwnChannels();

  private final Random random;
  private final Map<RetailerId, Pool.Demand> retailers = new HashMap<>();
  private final List<Taker> takers = new ArrayList<>();
  private final Policy policy;
  private long onHand;
  private long promised;
  private long ownTaken;
  private String story = "";

  Market(Random random, Strategy strategy) {
    this.random = random;
    var ids = IntStream.range(0, random.nextInt(6)).mapToObj(i -> new RetailerId("r" + i)).toList();
    policy = policy(strategy, ids);
    takers.add(OWN);
    ids.forEach(id -> takers.add(new Taker.OfRetailer(id)));
    takers.add(new Taker.OfRetailer(new RetailerId("stranger")));
    ids.forEach(id -> retailers.put(id, new Pool.Demand(0, chance(30) ? 0 : upTo(100))));
    onHand = upTo(chance(50) ? 20 : 300);
  }

  Policy policy() {
    return policy;
  }

  List<Taker> takers() {
    return takers;
  }

  long onHand() {
    return onHand;
  }

  /** Units held and committed. */
  long promised() {
    return promised;
  }

  Division division() {
    return Division.of(
        policy, new Pool(Math.max(0, onHand - promised), ownTaken, Map.copyOf(retailers)));
  }

  long taken(Taker taker) {
    return switch (taker) {
      case Taker.OwnChannels _ -> ownTaken;
      case Taker.OfRetailer(var id) -> retailers.getOrDefault(id, Pool.Demand.NONE).taken();
    };
  }

  long sold(Taker.OfRetailer taker) {
    return retailers.getOrDefault(taker.retailer(), Pool.Demand.NONE).sold();
  }

  Taker anybody() {
    return takers.get(random.nextInt(takers.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  long upTo(long most) {
    return random.nextLong(most + 1);
  }

  void take(Taker taker, long units) {
    story += "%n  %s takes %d".formatted(taker, units);
    promised += units;
    count(taker, units);
  }

  /** Something other than an entitled purchase: units arrive, leave, get lost or return. */
  void happens() {
    var units = upTo(20);
    switch (random.nextInt(4)) {
      case 0 -> onHand += units;
      case 1 -> onHand -= Math.min(units, Math.max(0, onHand - promised));
      case 2 -> {
        var shipped = Math.min(units, Math.min(promised, onHand));
        onHand -= shipped;
        promised -= shipped;
      }
      default -> {
        var taker = anybody();
        var released = Math.min(units, Math.min(promised, taken(taker)));
        promised -= released;
        count(taker, -released);
      }
    }
    story += "%n  now %d on hand, %d promised".formatted(onHand, promised);
  }

  private void count(Taker taker, long units) {
    switch (taker) {
      case Taker.OwnChannels _ -> ownTaken += units;
      case Taker.OfRetailer(var id) -> {
        var before = retailers.getOrDefault(id, Pool.Demand.NONE);
        retailers.put(id, new Pool.Demand(before.taken() + units, before.sold()));
      }
    }
  }

  private Policy policy(Strategy strategy, List<RetailerId> ids) {
    SafetyBuffer buffer =
        chance(70)
            ? new SafetyBuffer.Units(chance(60) ? 0 : upTo(10))
            : new SafetyBuffer.Percent((int) upTo(20));
    return new Policy(
        strategy,
        chance(60) ? 0 : upTo(50),
        buffer,
        chance(80) ? 0 : upTo(10),
        chance(50) ? PublishingMode.SHARED : PublishingMode.EXCLUSIVE,
        chance(40) ? Optional.empty() : Optional.of(upTo(30)),
        Conflict.REVIEW,
        new Rebalance.Manual(),
        28,
        (int) upTo(30),
        false,
        ids.stream().map(this::terms).toList());
  }

  private RetailerTerms terms(RetailerId id) {
    var floor = chance(20) ? 0 : upTo(60);
    return new RetailerTerms(
        id,
        Optional.of(floor),
        chance(40) ? Optional.empty() : Optional.of(floor + upTo(60)),
        chance(20) ? Optional.empty() : Optional.of(1 + random.nextInt(3)),
        Optional.of(upTo(60)));
  }

  @Override
  public String toString() {
    return "%s%n  %s%n  %d on hand, %d promised, taken: own %d, %s%n  after:%s"
        .formatted(policy, takers, onHand, promised, ownTaken, retailers, story);
  }
}
