package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: with two shops and two units there is no order of events in which a unit is offered twice
 * or sold twice (I8): pushes that are sent, applied, refused and answered, and sent again;
 * customers who buy, orders that are reported; reservations that are granted, refused, tried again
 * and given back. Every state that can be reached is visited, each once; and, as far as {@code
 * -Dstates} reaches, breadth first, also those where stores forget what they asked, crash, tell
 * acknowledgements twice and late, and shops cancel. From some of them all is let come to rest:
 * then every shop shows what it should (I7).
 */
class EveryInterleavingTest {
  private static final int STATES_MAX = Integer.getInteger("states", 10_000);

  /** To come to rest takes longer than to take a step: it is tried from one state in so many. */
  private static final int CALM_EACH = 16;

  static Stream<String> policies() {
    return Stream.of(
        "DYNAMIC_POOL mode=EXCLUSIVE",
        "HYBRID mode=EXCLUSIVE : A 2-, B | HYBRID mode=EXCLUSIVE : A , B 2-",
        "DYNAMIC_POOL budget=2 | DYNAMIC_POOL mode=EXCLUSIVE reserve=1");
  }

  private static Shopping.Setting setting(String policies) {
    return Shopping.Setting.of(2, policies.split("\\s*\\|\\s*", -1));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void noUnitIsOfferedTwiceInAnyStateThatCanBeReached(String policies) {
    var states = explore(Shopping.start(setting(policies), 2, 0, 0), Integer.MAX_VALUE);
    assertThat(states).isGreaterThan(3_000);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void norWhereStoresForgetAndShopsCancel(String policies) {
    var states = explore(Shopping.start(setting(policies), 2, 1, 1), STATES_MAX);
    assertThat(states).isGreaterThanOrEqualTo(STATES_MAX);
  }

  private static int explore(Shopping start, int most) {
    var cameFrom = new HashMap<String, String>();
    var names = new HashMap<String, String>();
    var queue = new ArrayDeque<Shopping>();
    cameFrom.put(key(start), "");
    queue.add(start);
    while (!queue.isEmpty() && cameFrom.size() < most) {
      var world = queue.remove();
      var key = key(world);
      for (var step : ShoppingSteps.of(world)) {
        try {
          var next = step.effect().get();
          var nextKey = key(next);
          if (cameFrom.putIfAbsent(nextKey, key) == null) {
            names.put(nextKey, step.name());
            check(next, start.cancellations());
            if (nextKey.hashCode() % CALM_EACH == 0) {
              checkCalm(next.calm());
            }
            queue.add(next);
          }
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError(path(cameFrom, names, key) + step.name(), e);
        }
      }
    }
    return cameFrom.size();
  }

  private static String path(Map<String, String> cameFrom, Map<String, String> names, String last) {
    var path = new ArrayDeque<String>();
    for (var key = last; names.containsKey(key); key = cameFrom.getOrDefault(key, "")) {
      path.push(names.getOrDefault(key, "") + "\n   " + key);
    }
    return String.join("\n", path) + "\n";
  }

  /** Holds a state to the invariants; {@code cancellations} were possible at the start. */
  private static void check(Shopping world, int cancellations) {
    // A number that has risen by a cancellation nobody has reported counts when it is seen, and
    // again with the report; and a new sale may be told before it. Then the SKU holds back more
    // than it need, and may believe that a unit is missing.
    var cancelled = cancellations - world.cancellations();
    assertThat(world.excess())
        .as("offered or promised beyond what is there, cancellations apart")
        .isLessThanOrEqualTo(cancelled);
    assertThat(world.realExcess()).as("the same, as customers see it").isNotPositive();
    assertThat(world.stock().oversold()).as("oversold").isLessThanOrEqualTo(cancelled);
    for (var shop : world.shops()) {
      var standing = world.stock().windows().of(shop.window()).orElseThrow().standing();
      assertThat(shop.claim()).as("%s", shop).isLessThanOrEqualTo(standing);
    }
  }

  private static void checkCalm(Shopping calm) {
    for (var place : Targets.of(calm.stock(), calm.moment()).places().entrySet()) {
      var shown =
          calm.shops().stream()
              .filter(shop -> shop.window().equals(place.getKey()))
              .mapToLong(ShopModel::shown)
              .sum();
      assertThat(shown).as("%s in the end", place).isEqualTo(place.getValue().units());
    }
  }

  /** What may matter for anything that happens later; of versions only their order does. */
  private static String key(Shopping world) {
    var ranks = new TreeSet<Long>();
    var windows = world.stock().windows();
    windows.showing().values().forEach(known -> versions(known).forEach(ranks::add));
    world.shops().forEach(shop -> ranks.addAll(shop.versions()));
    var parts = new StringBuilder();
    var summary = SkuSummary.of(world.stock());
    parts.append(summary.sum(Shelf::held)).append('/').append(summary.sum(Shelf::committed));
    parts.append(" p").append(world.policy()).append(' ').append(world.stock().period().ownTaken());
    parts.append(world.stock().period().retailers());
    windows
        .showing()
        .forEach(
            (window, known) ->
                parts
                    .append(" | ")
                    .append(known.acknowledged())
                    .append(' ')
                    .append(rank(ranks, known.upTo()))
                    .append(' ')
                    .append(
                        known.offers().stream()
                            .map(
                                it ->
                                    rank(ranks, it.version()) + ":" + it.units() + ":" + it.sold())
                            .collect(Collectors.joining(","))));
    windows
        .pullBacks()
        .forEach(
            (id, pull) ->
                parts
                    .append(" pull ")
                    .append(world.cart().filter(id.value()::equals).isPresent())
                    .append(pull.units()));
    parts.append(world.cart().isPresent()).append(world.held().size());
    for (var shop : world.shops()) {
      parts
          .append(" # ")
          .append(shop.shown())
          .append(' ')
          .append(shop.untold())
          .append(shop.unreturned())
          .append(shop.told())
          .append(shop.base())
          .append(
              shop.flight()
                  .map(
                      it -> rank(ranks, it.offer()) + ":" + it.units() + it.baseline() + it.fate()))
          .append(shop.late().map(it -> rank(ranks, it.offer()) + ":" + it.units()))
          .append(rank(ranks, shop.lastOffer()));
    }
    return parts.append(world.troubles()).append(world.cancellations()).toString();
  }

  private static Stream<Long> versions(Showing known) {
    return Stream.concat(
        Stream.of(known.upTo()), known.offers().stream().map(Showing.Offer::version));
  }

  private static int rank(NavigableSet<Long> versions, long version) {
    return versions.headSet(version).size();
  }
}
