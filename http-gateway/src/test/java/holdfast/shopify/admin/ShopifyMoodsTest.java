package holdfast.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Parked;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever a shop does, in the end each line is answered for as it deserves: what is sound is
 * shown, what moved is untouched, and what does not fit is parked and stops nobody else. A push
 * without an answer is sent again as it is; a line that failed is sent again under a new key. A
 * failing seed is in the message.
 */
class ShopifyMoodsTest {
  private static final List<MoodyShop.Kind> KINDS = List.of(MoodyShop.Kind.values());
  private static final int SEEDS = 60;
  private static final int LINES_MAX = 20;
  private static final int ROUNDS_MAX = 400;

  @Test
  void everyLineIsAnsweredForAsItDeserves() {
    for (long seed = 0; seed < SEEDS; seed++) {
      live(seed);
    }
  }

  private static void live(long seed) {
    var dice = new Random(seed);
    var moody = new MoodyShop(dice);
    var wanted = new HashMap<String, Push.Line>();
    var expected = new HashMap<String, String>();
    var stale = new HashMap<String, Integer>();
    for (int i = 0; i < 1 + dice.nextInt(LINES_MAX); i++) {
      var item = String.valueOf(101 + i);
      var number = dice.nextInt(50);
      var kind = KINDS.get(Math.max(0, dice.nextInt(12) - 7));
      var isStale = kind == MoodyShop.Kind.SOUND && dice.nextInt(6) == 0;
      moody.add(item, kind, number);
      var baseline =
          Optional.of((long) number + (isStale ? 1 : 0)).filter(_ -> isStale || dice.nextBoolean());
      var line = new Push.Line(Lines.listing(item), dice.nextInt(50), baseline);
      wanted.put(line.listing().id(), line);
      expected.put(line.listing().id(), isStale ? "STALE" : word(kind));
      if (isStale) {
        stale.put(item, number);
      }
    }
    try (var shop = new FakeShopify(moody::answer)) {
      var answers = pushAll(shop, List.copyOf(wanted.values()), dice);

      var words = new HashMap<String, String>();
      answers.forEach(
          (listing, answer) ->
              words.put(
                  listing,
                  isShownAnyhow(moody, wanted.get(listing), stale.keySet())
                      ? "SHOWN"
                      : PushWords.of(answer)));
      assertThat(words).as("seed %d", seed).isEqualTo(expected);
      wanted.forEach(
          (listing, line) -> {
            if (Objects.equals(words.get(listing), "SHOWN")) {
              assertThat(moody.number(line.listing().inventoryItem().orElseThrow()))
                  .as("seed %d, %s", seed, listing)
                  .isEqualTo((int) line.units());
            }
          });
      stale.forEach(
          (item, number) ->
              assertThat(moody.number(item)).as("seed %d, %s", seed, item).isEqualTo(number));
    }
  }

  /** It was set by a call whose answer was lost; reading it back would tell. */
  private static boolean isShownAnyhow(
      MoodyShop moody, Push.@Nullable Line line, Set<String> stale) {
    var item = Objects.requireNonNull(line).listing().inventoryItem().orElseThrow();
    return !stale.contains(item) && moody.isSound(item) && moody.number(item) == line.units();
  }

  private static String word(MoodyShop.Kind kind) {
    return switch (kind) {
      case SOUND, UNSTOCKED -> "SHOWN";
      case NEVER_STOCKED -> Parked.NOT_STOCKED.name();
      case BUNDLE -> Parked.BUNDLE_PARENT.name();
      case GONE -> Parked.DELETED.name();
    };
  }

  private static Map<String, OfLine> pushAll(FakeShopify shop, List<Push.Line> lines, Random dice) {
    var ended = new HashMap<String, OfLine>();
    var push = new Push(key(dice), lines);
    for (int round = 0; round < ROUNDS_MAX && !push.lines().isEmpty(); round++) {
      var answer = shop.connector().push(shop.store(), push).toCompletableFuture().join();
      switch (answer) {
        case PushAnswer.Answered(var answers, _) -> {
          var rest = new ArrayList<Push.Line>();
          for (var line : push.lines()) {
            var ofLine = Objects.requireNonNull(answers.get(line.listing().id()));
            if (ofLine instanceof OfLine.Failed) {
              rest.add(line);
            } else {
              ended.put(line.listing().id(), ofLine);
            }
          }
          push = new Push(key(dice), rest);
        }
        case PushAnswer.Throttled _, PushAnswer.Unknown _ -> {}
        case PushAnswer.Rejected _, PushAnswer.Unsent _, PushAnswer.Closed _ ->
            throw new AssertionError(answer);
      }
    }
    return ended;
  }

  private static String key(Random dice) {
    return new UUID(dice.nextLong(), dice.nextLong()).toString();
  }
}
