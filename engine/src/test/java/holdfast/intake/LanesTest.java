package holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: a lane's deliveries go one after the other, in order, and no lane waits for another. */
class LanesTest {
  private static final int RUNNING_MAX = 3;

  private static Ticket ticket(String id, String lane) {
    return new Ticket(id, lane, 0);
  }

  @Test
  void theFirstOfEachLaneMayGo() {
    var lanes = new Lanes(10, RUNNING_MAX);
    var a1 = ticket("1", "a");
    var a2 = ticket("2", "a");
    var b1 = ticket("3", "b");
    lanes.hold(a1);
    lanes.hold(a2);
    lanes.hold(b1);
    lanes.hold(a1);
    assertThat(lanes.held()).isEqualTo(3);
    assertThat(lanes.start()).containsExactly(a1, b1);
    assertThat(lanes.start()).isEmpty();
    lanes.finished(b1);
    assertThat(lanes.start()).isEmpty();
    lanes.finished(a1);
    assertThat(lanes.start()).containsExactly(a2);
  }

  @Test
  void oneThatRestsKeepsOnlyItsOwnLaneWaiting() {
    var lanes = new Lanes(10, 1);
    var a1 = ticket("1", "a");
    var b1 = ticket("3", "b");
    lanes.hold(a1);
    lanes.hold(ticket("2", "a"));
    lanes.hold(b1);
    assertThat(lanes.start()).containsExactly(a1);
    lanes.rests(a1.failed());
    assertThat(lanes.start()).containsExactly(b1);
    lanes.finished(b1);
    assertThat(lanes.start()).isEmpty();
    lanes.rested(a1.failed());
    assertThat(lanes.start()).containsExactly(a1.failed());
  }

  @Test
  void whatIsFinishedMakesRoom() {
    var lanes = new Lanes(1, 1);
    lanes.hold(ticket("1", "a"));
    assertThat(lanes.hasRoom()).isFalse();
    lanes.start().forEach(lanes::finished);
    assertThat(lanes.hasRoom()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyDeliveryGoesOnceAndInItsOrder(long seed) {
    var random = new Random(seed);
    var lanes = new Lanes(1_000, RUNNING_MAX);
    var waiting =
        new ArrayList<>(
            IntStream.range(0, 300)
                .mapToObj(i -> ticket("%04d".formatted(i), "lane" + random.nextInt(7)))
                .toList());
    var underWay = new ArrayList<Ticket>();
    var resting = new ArrayList<Ticket>();
    Map<String, List<String>> done = new HashMap<>();
    while (!waiting.isEmpty() || lanes.held() > 0) {
      switch (random.nextInt(4)) {
        case 0 -> {
          if (!waiting.isEmpty()) {
            lanes.hold(waiting.removeFirst());
          }
        }
        case 1 -> underWay.addAll(lanes.start());
        case 2 -> {
          if (!resting.isEmpty()) {
            lanes.rested(resting.removeFirst());
          }
        }
        default -> {
          if (!underWay.isEmpty()) {
            var ticket = underWay.remove(random.nextInt(underWay.size()));
            if (random.nextInt(3) == 0) {
              var later = ticket.failed();
              lanes.rests(later);
              resting.add(later);
            } else {
              lanes.finished(ticket);
              done.computeIfAbsent(ticket.lane(), _ -> new ArrayList<>()).add(ticket.id());
            }
          }
        }
      }
      var busy = new HashSet<String>();
      assertThat(underWay).as("seed %d", seed).hasSizeLessThanOrEqualTo(RUNNING_MAX);
      assertThat(underWay).as("seed %d", seed).allMatch(ticket -> busy.add(ticket.lane()));
    }
    assertThat(done.values()).as("seed %d", seed).allSatisfy(ids -> assertThat(ids).isSorted());
    assertThat(done.values().stream().mapToInt(List::size).sum()).isEqualTo(300);
  }
}
