package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SyncLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a store that comes to life makes of what was on its way when it died. */
class RestartTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final StoreWork work = new StoreWork(Windowed.SETTINGS);
  private final Surroundings around =
      new Surroundings(
          Windowed.store(SyncLevel.PUSH, false, 1),
          Windowed.outlets(Windowed.book("a")),
          new SimulatedShop(true, Duration.ofMillis(1), NOW),
          0,
          NOW);

  private static Stream<PushAnswer> nothingWasDone() {
    return Stream.of(
        new PushAnswer.Throttled(Duration.ofSeconds(1)), new PushAnswer.Unsent("refused"));
  }

  /** The request of the life before may still arrive, whatever this one is told. */
  @ParameterizedTest
  @MethodSource("nothingWasDone")
  void whatWasOnItsWayStaysSo(PushAnswer answer) {
    var flight = new ListingNumber.Flight("key", 5, Optional.of(3L), 1, 1, NOW);
    work.begin(Map.of("a", ListingNumber.NONE.sending(flight)), Optional.empty(), NOW);
    var push =
        new Push("key", List.of(new Push.Line(Windowed.listing("a", 1), 5, Optional.of(3L))));
    assertThat(work.next(around)).containsExactly(new Round.Again(push));

    new Landing(work, around).answered(push, answer);

    assertThat(work.number("a").flight().map(ListingNumber.Flight::key)).contains("key");
  }
}
