package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In random markets, for every strategy: nobody eats what is kept for another, and nothing that may
 * be taken lies idle (I7). A failing market is printed and runs alone with {@code -Dseed=…}.
 */
class FairAndWorkConservingTest {
  private static final int SEEDS = 400;
  private static final int STEPS = 40;

  @ParameterizedTest
  @EnumSource
  void aPurchaseLeavesWhatIsKeptForTheOthersUntouched(Strategy strategy) {
    Seeds.check(
        SEEDS,
        random ->
            play(
                random,
                strategy,
                (market, buyer) -> {
                  if (market.policy().safetyBuffer() instanceof SafetyBuffer.Percent) {
                    return; // The buffer shrinks with the purchase, and the shares are made anew.
                  }
                  var before = market.division();
                  market.take(buyer, market.upTo(before.allowance(buyer).units()));
                  var after = market.division();
                  for (var other : market.takers()) {
                    if (!other.equals(buyer) && !isOutranked(market.policy(), other, buyer)) {
                      assertThat(after.keptFor(other))
                          .as("kept for %s when %s bought: %s", other, buyer, market)
                          .isEqualTo(before.keptFor(other));
                    }
                  }
                }));
  }

  @ParameterizedTest
  @EnumSource
  void everyPartOfThePoolIsSomebodysAndNoPartIsTwoPeoples(Strategy strategy) {
    Seeds.check(
        SEEDS,
        random ->
            play(
                random,
                strategy,
                (market, buyer) -> {
                  var division = market.division();
                  var kept = market.takers().stream().mapToLong(division::keptFor).sum();
                  assertThat(kept + division.free())
                      .as("%s", market)
                      .isEqualTo(division.grantable());
                  assertThat(division.allowance(buyer).units())
                      .as("%s of %s", buyer, market)
                      .isBetween(
                          division.keptFor(buyer),
                          division.keptFor(buyer) + othersMayLose(market, buyer));
                  market.take(buyer, market.upTo(division.allowance(buyer).units()));
                }));
  }

  /** What a buyer may take beyond its own: what is free, and the targets of its tier and below. */
  private static long othersMayLose(Market market, Taker buyer) {
    var division = market.division();
    return division.free()
        + market.takers().stream()
            .filter(other -> !other.equals(buyer) && isOutranked(market.policy(), other, buyer))
            .mapToLong(division::keptFor)
            .sum();
  }

  @ParameterizedTest
  @EnumSource
  void whileUnitsAreGrantableSomebodyMayTakeOne(Strategy strategy) {
    Seeds.check(
        SEEDS,
        random ->
            play(
                random,
                strategy,
                (market, buyer) -> {
                  var division = market.division();
                  assertThat(
                          market.takers().stream()
                              .anyMatch(taker -> division.allowance(taker).units() > 0))
                      .as("somebody may take one: %s", market)
                      .isEqualTo(division.grantable() > 0);
                  if (division.forRetailers() > 0 && !market.policy().retailers().isEmpty()) {
                    assertThat(
                            market.policy().retailers().stream()
                                .anyMatch(
                                    terms ->
                                        mayTake(division, terms) || isAtCeiling(market, terms)))
                        .as("a retailer may take one, or they are at their ceilings: %s", market)
                        .isTrue();
                  }
                  market.take(buyer, market.upTo(division.allowance(buyer).units()));
                }));
  }

  /** In the end nothing lies idle, whoever comes first. */
  @ParameterizedTest
  @EnumSource
  void buyersWhoTakeAllTheyMayLeaveOnlyTheBuffer(Strategy strategy) {
    Seeds.check(
        SEEDS,
        random -> {
          var market = new Market(random, strategy);
          for (int i = 0; i < 200; i++) {
            var buyer = market.anybody();
            market.take(buyer, market.upTo(market.division().allowance(buyer).units()));
          }
          for (var buyer : market.takers()) {
            market.take(buyer, market.division().allowance(buyer).units());
          }
          for (var buyer : market.takers()) {
            market.take(buyer, market.division().allowance(buyer).units());
          }
          assertThat(market.division().grantable()).as("%s", market).isZero();
        });
  }

  @ParameterizedTest
  @EnumSource
  void verdictExplanationAndAllowanceNameTheSameNumber(Strategy strategy) {
    Seeds.check(
        SEEDS,
        random ->
            play(
                random,
                strategy,
                (market, buyer) -> {
                  var allowance = market.division().allowance(buyer);
                  var most = allowance.units();
                  assertThat(allowance.verdict(most)).isInstanceOf(Verdict.Allowed.class);
                  assertThat(allowance.verdict(most + 1)).isInstanceOf(Verdict.Refused.class);
                  assertThat(allowance.verdict(most + 1).most()).isEqualTo(most);
                  var explanation = allowance.explanation();
                  assertThat(explanation.result()).isEqualTo(most);
                  assertThat(explanation.lines().getLast().left()).isEqualTo(most);
                  assertThat(explanation.lines())
                      .extracting(Explanation.Line::left)
                      .isSortedAccordingTo((one, other) -> Long.compare(other, one));
                  market.take(buyer, market.upTo(most));
                }));
  }

  private interface Step {
    void of(Market market, Taker buyer);
  }

  private static void play(Random random, Strategy strategy, Step step) {
    var market = new Market(random, strategy);
    for (int i = 0; i < STEPS; i++) {
      if (market.chance(30)) {
        market.happens();
      }
      step.of(market, market.anybody());
    }
  }

  /** Tiers protect against those below only: what is kept for the same tier or a lower may go. */
  private static boolean isOutranked(Policy policy, Taker other, Taker buyer) {
    return policy.strategy() == Strategy.PRIORITY_TIERS
        && isNamed(policy, buyer)
        && isNamed(policy, other)
        && tier(policy, other) >= tier(policy, buyer);
  }

  private static boolean isNamed(Policy policy, Taker taker) {
    return policy.retailers().stream()
        .anyMatch(terms -> new Taker.OfRetailer(terms.retailer()).equals(taker));
  }

  private static int tier(Policy policy, Taker taker) {
    return policy.retailers().stream()
        .filter(terms -> new Taker.OfRetailer(terms.retailer()).equals(taker))
        .map(terms -> terms.tier().orElse(Integer.MAX_VALUE))
        .findFirst()
        .orElseThrow();
  }

  private static boolean mayTake(Division division, RetailerTerms terms) {
    return division.allowance(new Taker.OfRetailer(terms.retailer())).units() > 0;
  }

  private static boolean isAtCeiling(Market market, RetailerTerms terms) {
    return market.policy().strategy() == Strategy.HYBRID
        && terms.ceiling().isPresent()
        && market.taken(new Taker.OfRetailer(terms.retailer())) >= terms.ceiling().get();
  }
}
