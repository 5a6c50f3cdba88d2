package holdfast.persistence.shop;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.feed.Feed;
import holdfast.feed.FeedStore;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.publish.HandedOver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last file of each store is kept whole, and which one reached its store. */
abstract class FeedFilesContract {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final ChannelId NORTH = new ChannelId("north");
  private static final ChannelId SOUTH = new ChannelId("south");

  private Database database;
  private FeedStore files;

  abstract TestDatabase database();

  @BeforeEach
  void open() {
    database = DatabaseLocation.of(database().settings()).openCore();
    Migrations.CORE.run(database);
    files = new FeedTable(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Feed file(ChannelId store, Instant madeAt, int lines) {
    return new Feed(
        store,
        madeAt,
        Optional.empty(),
        IntStream.range(0, lines).mapToObj(FeedFilesContract::line).toList());
  }

  private static Feed.Line line(int number) {
    var sku = new SkuId("TEE-\"red\"," + number);
    return new Feed.Line(
        "l" + number,
        "44000000000001",
        sku,
        number,
        Optional.of(
                new HandedOver(
                    "l" + number, sku, number, PublishingRule.EXCLUSIVE, true, 1L << 40, 3))
            .filter(_ -> number % 2 == 0));
  }

  @Test
  void theLastFileOfAStoreIsKeptWholeAlsoALargeOne() {
    files.put(file(NORTH, NOW, 2));
    var second = file(NORTH, NOW.plusSeconds(60), 5_000);
    files.put(second);
    files.put(file(SOUTH, NOW, 0));

    assertThat(files.last(NORTH)).contains(second);
    assertThat(files.last(SOUTH)).contains(file(SOUTH, NOW, 0));
    assertThat(files.last(new ChannelId("west"))).isEmpty();
    assertThat(files.made())
        .isEqualTo(
            Map.of(
                NORTH, new FeedStore.Made(NOW.plusSeconds(60), false),
                SOUTH, new FeedStore.Made(NOW, false)));
  }

  @Test
  void onlyTheFileThatReachedItsStoreIsHandedOver() {
    var first = file(NORTH, NOW, 2);
    files.put(first);
    files.handedOver(NORTH, NOW, NOW.plusSeconds(1));
    assertThat(files.last(NORTH)).contains(first.handedOver(NOW.plusSeconds(1)));
    assertThat(files.made()).containsValue(new FeedStore.Made(NOW, true));

    var second = file(NORTH, NOW.plusSeconds(60), 2);
    files.put(second);
    files.handedOver(NORTH, NOW, NOW.plusSeconds(61));
    assertThat(files.last(NORTH)).contains(second);
    assertThat(List.copyOf(files.made().values()))
        .containsExactly(new FeedStore.Made(NOW.plusSeconds(60), false));
  }
}
