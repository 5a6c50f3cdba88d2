package holdfast.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: which paths have a pattern's shape. Method: a path's segments are separated by spaces. */
class PathPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/skus                   | v1 skus             | []
          /v1/skus                   | v1                  | none
          /v1/skus                   | v1 skus x           | none
          /v1/skus/{sku}             | v1 skus a/b         | [a/b]
          /v1/skus/{sku}             | v1 other a          | none
          /v1/skus/{sku}/movements   | v1 skus a movements | [a]
          /v1/skus/{sku}/movements   | v1 skus a moves     | none
          /v1/{a}/{b}                | v1 x y              | [x, y]
          """)
  void matches(String pattern, String path, String expected) {
    var found = PathPattern.of(pattern).match(List.of(path.split(" ")));
    assertThat(found.map(List::toString).orElse("none")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"/v1/skus/{sku}", "/v1/skus/{sku}/movements"})
  void aParameterIsNeverEmpty(String pattern) {
    assertThat(PathPattern.of(pattern).match(List.of("v1", "skus", "", "movements"))).isEmpty();
    assertThat(PathPattern.of(pattern).match(List.of("v1", "skus", ""))).isEmpty();
  }
}
