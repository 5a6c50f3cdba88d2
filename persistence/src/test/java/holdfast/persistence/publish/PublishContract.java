package holdfast.persistence.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.persistence.database.StorageException;
import holdfast.publish.ClosedFor;
import holdfast.publish.Closure;
import holdfast.publish.ListingNumber;
import holdfast.publish.ListingNumber.Acknowledged;
import holdfast.publish.ListingNumber.Flight;
import holdfast.publish.ListingNumber.Target;
import holdfast.publish.ListingNumber.Trouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where stores' numbers stand is kept whole, and numbers that belong together are kept together.
 */
abstract class PublishContract {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ChannelId NORTH = new ChannelId("north");
  private static final ChannelId SOUTH = new ChannelId("south");

  private Database database;
  private PublishTables tables;

  abstract TestDatabase database();

  @BeforeEach
  void open() {
    database = DatabaseLocation.of(database().settings()).openCore();
    Migrations.CORE.run(database);
    tables = new PublishTables(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ListingNumber whole(Optional<Long> baseline) {
    return new ListingNumber(
        Optional.of(new Target(new SkuId("TEE"), 7, PublishingRule.EXCLUSIVE, true, 12)),
        Optional.of(new Flight("6c0e4e2e", 7, baseline, 3, 2, NOW)),
        Optional.of(new Acknowledged(-1, 11, 3, NOW.minusSeconds(60))),
        Optional.empty(),
        Optional.of(new Trouble("the shop did not answer", 2, Optional.of(NOW.plusSeconds(4)))));
  }

  @Test
  void everyPartOfANumberComesBackAsItWas() {
    var numbers =
        Map.of(
            "all", whole(Optional.of(9L)),
            "blind", whole(Optional.empty()),
            "none", ListingNumber.NONE);
    tables.write(NORTH, numbers);

    assertThat(tables.read(NORTH).numbers()).isEqualTo(numbers);
    assertThat(tables.read(SOUTH).numbers()).isEmpty();
  }

  @Test
  void whatIsWrittenTakesThePlaceOfWhatWasThere() {
    tables.write(NORTH, Map.of("tee", whole(Optional.of(9L)), "cap", whole(Optional.empty())));
    tables.write(NORTH, Map.of("tee", ListingNumber.NONE));
    tables.forget(NORTH, "cap");

    assertThat(tables.read(NORTH).numbers()).isEqualTo(Map.of("tee", ListingNumber.NONE));
  }

  @Test
  void numbersAreWrittenAllOrNone() {
    var numbers = new HashMap<String, ListingNumber>();
    numbers.put("a", whole(Optional.empty()));
    numbers.put("x".repeat(200), ListingNumber.NONE);

    assertThatThrownBy(() -> tables.write(NORTH, numbers)).isInstanceOf(StorageException.class);
    assertThat(tables.read(NORTH).numbers()).isEmpty();
  }

  @Test
  void aReasonThatIsTooLongIsCut() {
    var trouble = new Trouble("w".repeat(5000), 1, Optional.empty());
    var number =
        new ListingNumber(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(trouble));
    tables.write(NORTH, Map.of("tee", number));

    assertThat(tables.read(NORTH).numbers().values())
        .extracting(kept -> kept.trouble().orElseThrow().why())
        .containsExactly("w".repeat(1000));
  }

  @Test
  void aClosedStoreStaysClosedUntilItIsOpened() {
    var frozen = new Closure(ClosedFor.FROZEN, "402 Payment Required", NOW, 3);
    tables.close(NORTH, Optional.of(new Closure(ClosedFor.GONE, "404", NOW, 2)));
    tables.close(NORTH, Optional.of(frozen));

    assertThat(tables.read(NORTH).closure()).contains(frozen);
    assertThat(tables.read(SOUTH).closure()).isEmpty();

    tables.close(NORTH, Optional.empty());
    assertThat(tables.read(NORTH).closure()).isEmpty();
  }
}
