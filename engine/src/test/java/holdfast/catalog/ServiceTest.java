package holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a location can deliver. An empty column restricts nothing; X is a factory. */
class ServiceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # kind    | regions  | methods | to    | by   | hurdle
          WAREHOUSE |          |         |       |      | NONE
          WAREHOUSE |          |         | US-CA | post | NONE
          WAREHOUSE | DE US    |         | US-CA |      | NONE
          WAREHOUSE | DE US    |         | US    |      | NONE
          WAREHOUSE | DE US    |         |       |      | NONE
          WAREHOUSE | US-CA    |         | US-CA |      | NONE
          WAREHOUSE | US-CA    |         | US-NY |      | NO_ELIGIBLE_LOCATION
          WAREHOUSE | US-CA    |         | US    |      | NO_ELIGIBLE_LOCATION
          PARTNER   | DE       |         | US    |      | NO_ELIGIBLE_LOCATION
          PARTNER   |          | post    |       | post | NONE
          PARTNER   |          | post    |       |      | NONE
          PARTNER   |          | post    |       | ship | SHIPPING_METHOD
          PARTNER   | DE       | post    | US    | ship | NO_ELIGIBLE_LOCATION
          FACTORY   |          |         |       |      | FACTORY_ONLY
          FACTORY   |          |         |       | post | FACTORY_ONLY
          FACTORY   |          | post    |       |      | FACTORY_ONLY
          FACTORY   |          | post    |       | ship | SHIPPING_METHOD
          FACTORY   |          | post    |       | post | NONE
          FACTORY   | DE       | post    | US    | post | NO_ELIGIBLE_LOCATION
          """)
  void aHurdleIsWhatKeepsUnitsFromADelivery(
      Service.Kind kind, String regions, String methods, String to, String by, Hurdle hurdle) {
    var service = new Service(kind, words(regions), words(methods), 0);
    var destination =
        Optional.ofNullable(to)
            .map(text -> text.split("-"))
            .map(parts -> new Destination(parts[0], Stream.of(parts).skip(1).findFirst()));
    var delivery = new Delivery(destination, Optional.ofNullable(by), false);
    assertThat(service.hurdle(delivery, false)).isEqualTo(hurdle);
    var place = kind == Service.Kind.FACTORY ? Service.Kind.WAREHOUSE : kind;
    assertThat(service.hurdle(delivery, true))
        .as("an open factory is a place like others")
        .isEqualTo(
            new Service(place, service.regions(), service.shippingMethods(), 0)
                .hurdle(delivery, false));
  }

  private static Set<String> words(String text) {
    return text == null ? Set.of() : Set.of(text.split(" "));
  }
}
