package holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.ReservationId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An id is 1 to 128 visible ASCII characters, whatever it names. */
class IdentifierTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "!", "~", "TEE-RED-M", "a/b?c=d#e", "{\"}"})
  void visibleAsciiMayBeAnId(String text) {
    assertThat(Identifier.isValid(text)).isTrue();
    assertThat(Identifier.require("thing", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "\u007f", "ü", "日本", "a\u0000"})
  void anythingElseMayNot(String text) {
    assertThat(Identifier.isValid(text)).isFalse();
    assertThatThrownBy(() -> Identifier.require("thing", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("thing must be 1 to 128 visible ASCII characters ('!' to '~', no spaces)");
  }

  @Test
  void itIsNoLongerThan128() {
    assertThat(Identifier.isValid("x".repeat(128))).isTrue();
    assertThat(Identifier.isValid("x".repeat(129))).isFalse();
  }

  static Stream<Function<String, Comparable<?>>> kinds() {
    return Stream.of(
        SkuId::new,
        LocationId::new,
        ChannelId::new,
        ReservationId::new,
        MovementId::new,
        OrderId::new);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfIdKeepsTheRuleAndItsText(Function<String, Comparable<?>> kind) {
    assertThat(kind.apply("x-1")).hasToString("x-1").isEqualTo(kind.apply("x-1"));
    assertThatThrownBy(() -> kind.apply("x 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(Identifier.ALLOWED);
  }

  @Test
  void idsAreInTheOrderOfTheirTexts() {
    assertThat(new SkuId("a")).isLessThan(new SkuId("b"));
    assertThat(new LocationId("a")).isLessThan(new LocationId("b"));
    assertThat(new ChannelId("a")).isLessThan(new ChannelId("b"));
    assertThat(new ReservationId("a")).isLessThan(new ReservationId("b"));
    assertThat(new MovementId("a")).isLessThan(new MovementId("b"));
    assertThat(new OrderId("a")).isLessThan(new OrderId("b"));
  }
}
