package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The strategies' formulas, written down again as plainly as possible and compared in random
 * markets. Where a formula leaves open what happens (floors that don't fit, more taken than the
 * share), nothing is compared.
 */
class ByTheFormulaTest {
  @ParameterizedTest
  @EnumSource
  void everyRetailerMayTakeWhatTheFormulaSays(Strategy strategy) {
    var compared = new int[1];
    Seeds.check(
        400,
        random -> {
          var market = new Market(random, strategy);
          for (int i = 0; i < 20; i++) {
            for (var terms : market.policy().retailers()) {
              if (check(market, terms)) {
                compared[0]++;
              }
            }
            var buyer = market.anybody();
            market.take(buyer, market.upTo(market.division().allowance(buyer).units()));
          }
        });
    assertThat(compared[0]).as("comparisons").isGreaterThan(100);
  }

  private static boolean check(Market market, RetailerTerms terms) {
    var division = market.division();
    var taker = new Taker.OfRetailer(terms.retailer());
    var may = division.allowance(taker).units();
    var units = division.forRetailers();
    var taken = market.taken(taker);
    var all = market.policy().retailers();
    switch (market.policy().strategy()) {
      case DYNAMIC_POOL -> assertThat(may).as("%s", market).isEqualTo(units);
      case EQUAL_SPLIT -> {
        var base = units + sum(market, other -> market.taken(taker(other)));
        if (all.stream().anyMatch(other -> market.taken(taker(other)) > base / all.size())) {
          return false;
        }
        var share = base / all.size();
        assertThat(may).as("%s", market).isBetween(share - taken, share - taken + 1);
      }
      case PROPORTIONAL -> {
        var base = units + sum(market, other -> market.taken(taker(other)));
        if (all.stream()
            .anyMatch(other -> market.taken(taker(other)) > part(market, other) * base)) {
          return false;
        }
        var share = part(market, terms) * base;
        assertThat((double) may + taken).as("%s", market).isBetween(share - 1, share + 1);
      }
      case PRIORITY_TIERS -> {
        var tier = terms.tier().orElse(Integer.MAX_VALUE);
        var higher =
            sum(
                market,
                other ->
                    other.tier().orElse(Integer.MAX_VALUE) < tier
                        ? unfilled(market, other, other.target().orElse(0L))
                        : 0);
        assertThat(may).as("%s", market).isEqualTo(Math.max(0, units - higher));
      }
      case HYBRID -> {
        var floors = sum(market, other -> unfilled(market, other, other.floor().orElse(0L)));
        if (floors > units) {
          return false;
        }
        var others = floors - unfilled(market, terms, terms.floor().orElse(0L));
        var toCeiling = Math.max(0, terms.ceiling().orElse(Long.MAX_VALUE) - taken);
        assertThat(may).as("%s", market).isEqualTo(Math.min(toCeiling, units - others));
      }
    }
    return true;
  }

  /** Sales times a factor, the minimum at least; the factor is found by halving. */
  private static double part(Market market, RetailerTerms terms) {
    var all = market.policy().retailers();
    var least = market.policy().minimumShare() / 100.0;
    if (sum(market, other -> market.sold(taker(other))) == 0 || least * all.size() >= 1) {
      return 1.0 / all.size();
    }
    var low = 0.0;
    var high = 1.0;
    for (int i = 0; i < 60; i++) {
      var factor = (low + high) / 2;
      var parts =
          all.stream()
              .mapToDouble(other -> Math.max(least, factor * market.sold(taker(other))))
              .sum();
      low = parts < 1 ? factor : low;
      high = parts < 1 ? high : factor;
    }
    return Math.max(least, low * market.sold(taker(terms)));
  }

  private static long unfilled(Market market, RetailerTerms terms, long promised) {
    return Math.max(0, promised - market.taken(taker(terms)));
  }

  private static long sum(Market market, ToLongFunction<RetailerTerms> number) {
    return market.policy().retailers().stream().mapToLong(number).sum();
  }

  private static Taker.OfRetailer taker(RetailerTerms terms) {
    return new Taker.OfRetailer(terms.retailer());
  }
}
