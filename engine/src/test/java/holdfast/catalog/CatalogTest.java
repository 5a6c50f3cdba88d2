package holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The master data as a decision sees them. */
class CatalogTest {
  private final Map<LocationId, Location> locations = new HashMap<>();

  @Test
  void locationsAreDrawnOnByPriorityThenById() {
    put("far", 900);
    put("b", 50);
    put("a", 50);
    put("near", 1);
    assertThat(order("far", "b", "a", "near")).containsExactly("near", "a", "b", "far");
  }

  @Test
  void aLocationThatIsNotInTheCatalogCountsAsOneOfTheDefaultPriority() {
    put("before", Location.PRIORITY_DEFAULT - 1);
    put("after", Location.PRIORITY_DEFAULT + 1);
    assertThat(order("after", "unlisted", "before")).containsExactly("before", "unlisted", "after");
  }

  @Test
  void itKnowsWhatItHasAndNothingElse() {
    put("main", 1);
    var web = new ChannelId("web");
    var catalog =
        new Catalog(
            locations, Map.of(web, new Channel(web, "Web shop", Optional.empty(), 1)), Map.of());
    assertThat(catalog.knows(new LocationId("main"))).isTrue();
    assertThat(catalog.knows(new LocationId("web"))).isFalse();
    assertThat(catalog.knows(web)).isTrue();
    assertThat(catalog.knows(new ChannelId("main"))).isFalse();
    assertThat(Catalog.empty().knows(new LocationId("main"))).isFalse();
    assertThat(Catalog.empty().knows(web)).isFalse();
  }

  @Test
  void itDoesNotChangeWhenWhatItWasMadeOfDoes() {
    put("main", 1);
    var catalog = new Catalog(locations, Map.of(), Map.of());
    put("late", 1);
    assertThat(catalog.knows(new LocationId("late"))).isFalse();
  }

  private void put(String id, int priority) {
    var location = new LocationId(id);
    locations.put(
        location, new Location(location, "The place " + id, priority, Service.EVERYWHERE, 1));
  }

  private Stream<String> order(String... ids) {
    return Stream.of(ids)
        .map(LocationId::new)
        .sorted(new Catalog(locations, Map.of(), Map.of()).drawingOrder())
        .map(LocationId::value);
  }
}
