package holdfast.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Goal: bodies in memory are bounded together, and who leaves makes room. */
class BodyGateTest {
  @Test
  void whatDoesNotFitIsNotLetInAndTakesNoRoom() {
    var gate = new BodyGate(10, 25, Duration.ofSeconds(1));
    assertThat(gate.enter(10)).isTrue();
    assertThat(gate.enter(10)).isTrue();
    assertThat(gate.enter(6)).isFalse();
    assertThat(gate.enter(5)).isTrue();
    assertThat(gate.enter(1)).isFalse();
    gate.leave(10);
    assertThat(gate.enter(10)).isTrue();
  }
}
