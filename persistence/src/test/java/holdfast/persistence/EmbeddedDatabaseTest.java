package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.SecretsSettings;
import holdfast.persistence.database.StorageException;
import holdfast.persistence.database.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular about the embedded database: its files, its lock, and its complaints. */
class EmbeddedDatabaseTest {
  /** {@code O_DSYNC} on Linux: a write returns when the data is on the medium. */
  private static final int WRITTEN_THROUGH = 010000;

  @TempDir Path directory;

  private Storage open() {
    return Storage.open(new H2Database(directory).settings());
  }

  @Test
  void everyWriteToTheJournalGoesThroughToTheMedium() throws IOException, SQLException {
    try (var storage = open()) {
      assertThat(
              storage
                  .pekkoConfig()
                  .getString("pekko-persistence-jdbc.shared-databases.slick.db.url"))
          .startsWith("jdbc:h2:durable:" + directory);
      assertThat(openFlags("holdfast.mv.db"))
          .isNotEmpty()
          .allSatisfy(flags -> assertThat(flags & WRITTEN_THROUGH).isEqualTo(WRITTEN_THROUGH));
      assertThat(h2Settings())
          .containsEntry("WRITE_DELAY", "0")
          .containsEntry("RETENTION_TIME", "5000");
    }
  }

  /** As they are, not as a URL would set them. */
  private Map<String, String> h2Settings() throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:durable:" + directory.resolve("holdfast"), "sa", "");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT setting_name, setting_value FROM INFORMATION_SCHEMA.SETTINGS")) {
      var settings = new HashMap<String, String>();
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
      return settings;
    }
  }

  /** How this process has opened a file of the test's directory, once for each descriptor. */
  private List<Integer> openFlags(String file) throws IOException {
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors
          .filter(descriptor -> leadsTo(descriptor, directory.resolve(file)))
          .map(descriptor -> flags(descriptor.getFileName().toString()))
          .toList();
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
    } catch (IOException _) { // Closed meanwhile, or deleted.
      return false;
    }
  }

  private static int flags(String descriptor) {
    try {
      return Files.readAllLines(Path.of("/proc/self/fdinfo", descriptor)).stream()
          .filter(line -> line.startsWith("flags:"))
          .map(line -> Integer.parseInt(line.substring("flags:".length()).strip(), 8))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSecondProcessOnTheSameDataIsRefused() throws IOException, InterruptedException {
    try (var _ = open()) {
      assertThat(SecondProcess.open(directory))
          .contains(
              "refused: The data in "
                  + directory
                  + " is in use by another process. Stop that one, or set HOLDFAST_DATA to another"
                  + " directory.");
    }
    assertThat(SecondProcess.open(directory)).contains("opened, reachable: true");
  }

  @Test
  void aDirectoryThatCantBeMadeIsNamed() throws IOException {
    var file = Files.createFile(directory.resolve("file"));
    var within = file.resolve("data");
    assertThatThrownBy(() -> Storage.open(new H2Database(within).settings()))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The data directory " + within + " can't be made: ")
        .hasMessageEndingWith("Set HOLDFAST_DATA to a directory that can be written.");
  }

  @Test
  void aFileThatCantBeOpenedIsNamedWithItsDirectory() throws IOException {
    Files.createDirectory(directory.resolve("holdfast.mv.db"));
    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The embedded database in " + directory + " can't be opened: ");
  }

  @Test
  void readModelsThatCantBeReadMayBeDeleted() throws IOException {
    open().close();
    var views = directory.resolve("views.mv.db");
    Files.writeString(views, "no database".repeat(10_000));
    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The read models in " + views + " can't be opened: ")
        .hasMessageEndingWith(
            "They are derived: stop, delete that file, and the next start builds them again.");
    Files.delete(views);
    open().close();
  }

  @Test
  void anUrlOfAnotherDatabaseIsRefused() {
    var settings =
        new StorageSettings(
            directory,
            "jdbc:mysql://localhost/x",
            "",
            "",
            Duration.ofSeconds(1),
            SecretsSettings.NONE);
    assertThatThrownBy(() -> Storage.open(settings))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "HOLDFAST_JDBC_URL must start with jdbc:postgresql:, or be empty for the embedded"
                + " database; it is 'jdbc:mysql://localhost/x'.");
  }

  @Test
  void aStartThatWasRefusedLeavesNothingOpen() throws IOException, SQLException {
    open().close();
    var views = "jdbc:h2:file:" + directory.resolve("views");
    try (var connection = DriverManager.getConnection(views, "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("UPDATE schema_version SET version = 7");
    }
    assertThatThrownBy(this::open).isInstanceOf(StorageException.class);
    assertThat(openFlags("holdfast.mv.db")).isEmpty();
    assertThat(openFlags("views.mv.db")).isEmpty();
  }

  /** H2 closes a database by itself when it must; its driver does not notice. */
  @Test
  void aDatabaseThatClosedItselfIsOpenedAgain() throws SQLException {
    try (var storage = open()) {
      storage.catalog().put(RunningNode.WEB, "Web", Optional.empty());
      try (var connection =
              DriverManager.getConnection(
                  "jdbc:h2:durable:" + directory.resolve("holdfast"), "sa", "");
          var statement = connection.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      }
      assertThatThrownBy(() -> storage.catalog().put(RunningNode.WEB, "Web shop", Optional.empty()))
          .isInstanceOf(StorageException.class);
      await().atMost(RunningNode.PATIENCE).until(storage::isReachable);
      assertThat(storage.catalog().put(RunningNode.WEB, "Web shop", Optional.empty()).version())
          .isEqualTo(2);
    }
  }

  /** An interrupt in the midst of reading or writing closes H2's file under everybody's feet. */
  @Test
  void closingInterruptsNobodyWhoWorksOnTheDatabase() throws InterruptedException {
    try (var node = NodeSetup.usual(new H2Database(directory).settings()).mute().start()) {
      node.define(new SkuId("sku"), 1);
    }
    var isInWork = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var wasInterrupted = new CompletableFuture<Boolean>();
    var storage = open();
    var caughtUp =
        storage.start(
            _ -> {
              isInWork.countDown();
              try {
                mayEnd.await();
                wasInterrupted.complete(false);
              } catch (InterruptedException e) {
                wasInterrupted.complete(true);
              }
            });
    isInWork.await();
    var closer = Thread.ofPlatform().start(storage::close);
    await()
        .atMost(RunningNode.PATIENCE)
        .until(() -> closer.getState() == Thread.State.TIMED_WAITING || wasInterrupted.isDone());
    mayEnd.countDown();
    closer.join();
    assertThat(wasInterrupted).isCompletedWithValue(false);
    assertThat(caughtUp.toCompletableFuture()).isNotDone();
  }
}
