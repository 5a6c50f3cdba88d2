package holdfast.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole units in proportion to weights. */
class LargestRemainderTest {
  @Test
  void theLargestFractionsGetTheUnitsLeftOver() {
    for (var row :
        Table.rows(
            """
            units | weights            | parts
            10    | a 1 b 1 c 1        | a 4 b 3 c 3
            11    | a 1 b 1 c 1        | a 4 b 4 c 3
            100   | a 47 b 16 c 37     | a 47 b 16 c 37
            5     | a 41 b 33 c 26     | a 2 b 2 c 1
            1     | a 1 b 2 c 3        | a 0 b 0 c 1
            7     | a 0 b 5 c 0        | a 0 b 7 c 0
            0     | a 1 b 1            | a 0 b 0
            7     | a 0 b 0            | a 0 b 0
            """)) {
      var weights = numbers(row.getOrDefault("weights", ""));
      assertThat(LargestRemainder.split(Long.parseLong(row.getOrDefault("units", "")), weights))
          .as("%s", row)
          .containsExactly(numbers(row.getOrDefault("parts", "")));
    }
  }

  @Test
  void productsBeyond64BitsAreExact() {
    var units = 3_000_000_000_000L;
    assertThat(LargestRemainder.split(units, new long[] {1_000_000_000_001L, 2_000_000_000_000L}))
        .containsExactly(1_000_000_000_000L + 1, 1_999_999_999_999L);
  }

  private static long[] numbers(String cell) {
    return Table.numbers(cell).values().stream().mapToLong(Long::longValue).toArray();
  }
}
