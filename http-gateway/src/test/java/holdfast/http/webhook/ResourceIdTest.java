package holdfast.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: deliveries about one order have one id, whatever form they come in. */
class ResourceIdTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"id":5001,"line_items":[{"id":1}]}                    | 5001
          {"id":7,"order_id":5001}                               | 5001
          {"line_items":[{"order_id":9}],"id":5001}              | 5001
          {"order_edit":{"id":1,"order_id":5001,"a":[{}]},"b":1} | 5001
          {"id":1,"order":{"id":5001}}                           | 5001
          {"id":18446744073709551615}                            | 18446744073709551615
          {"inventory_item_id":47,"location_id":7}               | 47
          {"id":null,"token":"abc"}                              | abc
          {"id":{"id":1}}                                        |
          {"id":"two words"}                                     |
          []                                                     |
          {"id":5001                                             |
          """)
  void isTheOrdersWhereThereIsOne(String json, String id) {
    assertThat(ResourceId.of(json)).isEqualTo(Optional.ofNullable(id));
  }
}
