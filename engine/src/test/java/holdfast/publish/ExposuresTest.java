package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: what could be sold twice is found, and what is there for one store alone is not counted.
 */
class ExposuresTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ChannelId NORTH = new ChannelId("north");
  private static final ChannelId SOUTH = new ChannelId("south");
  private static final SkuId TEE = new SkuId("TEE");
  private static final SkuId CAP = new SkuId("CAP");

  private final Exposures exposures = new Exposures();

  private Map<ChannelId, Exposure> byStore() {
    return exposures.byStore(NOW);
  }

  @Test
  void whatIsShownOnceIsNotExposed() {
    exposures.add(NORTH, TEE, 6, 10);
    exposures.add(SOUTH, TEE, 4, 10);

    assertThat(exposures.units()).isZero();
    assertThat(byStore()).isEmpty();
  }

  @Test
  void whatTwoStoresShowIsInTheExposureOfBothAndOnceInTheSum() {
    exposures.add(NORTH, TEE, 10, 10);
    exposures.add(SOUTH, TEE, 10, 10);

    assertThat(exposures.units()).isEqualTo(10);
    assertThat(byStore())
        .isEqualTo(Map.of(NORTH, new Exposure(10, 1, NOW), SOUTH, new Exposure(10, 1, NOW)));
  }

  /** Of ten units seven are left by the other one. */
  @Test
  void whatTheOthersLeaveIsThereForOneAlone() {
    exposures.add(NORTH, TEE, 10, 10);
    exposures.add(SOUTH, TEE, 3, 10);

    assertThat(exposures.units()).isEqualTo(3);
    assertThat(byStore())
        .isEqualTo(Map.of(NORTH, new Exposure(3, 1, NOW), SOUTH, new Exposure(3, 1, NOW)));
  }

  @Test
  void whatNobodyHasAnyMoreIsExposed() {
    exposures.add(NORTH, TEE, 5, 2);
    exposures.add(NORTH, CAP, 4, -3);

    assertThat(exposures.units()).isEqualTo(7);
    assertThat(byStore()).isEqualTo(Map.of(NORTH, new Exposure(7, 2, NOW)));
  }

  @Test
  void byDiceNoStoreHasLessThanWhatItAloneShowsTooMuch() {
    var one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(0, 1_000) : LongStream.of(one);
    seeds.forEach(
        seed -> {
          var random = new Random(seed);
          var found = new Exposures();
          var shown = new long[4];
          var available = random.nextInt(12) - 2;
          var sum = 0L;
          for (int i = 0; i < shown.length; i++) {
            shown[i] = random.nextInt(8);
            sum += shown[i];
            found.add(new ChannelId("s" + i), TEE, shown[i], available);
          }
          var byStore = found.byStore(NOW);
          for (int i = 0; i < shown.length; i++) {
            var left = Math.max(0, available - (sum - shown[i]));
            assertThat(
                    byStore.getOrDefault(new ChannelId("s" + i), new Exposure(0, 0, NOW)).units())
                .as("store %d of seed %d; replay it with -Dseed=%d", i, seed, seed)
                .isEqualTo(Math.max(0, shown[i] - left));
          }
        });
  }
}
