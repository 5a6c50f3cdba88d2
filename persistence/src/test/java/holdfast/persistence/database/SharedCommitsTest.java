package holdfast.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.persistence.H2Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SharedCommitsTest {
  @TempDir Path directory;

  private Database database;

  @BeforeEach
  void open() {
    database = DatabaseLocation.of(new H2Database(directory).settings()).openCore();
    execute("CREATE TABLE note (id BIGINT PRIMARY KEY)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatComesDuringACommitIsCommittedTogether() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var first = blocked(begun, mayEnd);
    begun.await();
    var others = List.of(waiting(2, false), waiting(3, false), waiting(4, false));
    mayEnd.countDown();

    var connection = others.getFirst().get();
    assertThat(first.get()).isNotSameAs(connection);
    for (var other : others) {
      assertThat(other.get()).isSameAs(connection);
    }
    assertThat(notes()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void whoFailsFailsAlone() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var first = blocked(begun, mayEnd);
    begun.await();
    var good = waiting(2, false);
    var bad = waiting(3, true);
    var alsoGood = waiting(4, false);
    mayEnd.countDown();

    first.get();
    good.get();
    alsoGood.get();
    assertThatThrownBy(bad::get).hasRootCauseMessage("3 is not wanted");
    assertThat(notes()).containsExactly(1L, 2L, 4L);
    assertThat(database.<Boolean>together(connection -> insert(connection, 5))).isTrue();
  }

  @Test
  void aRefusalOfTheDatabaseIsTold() {
    assertThat(database.<Boolean>together(connection -> insert(connection, 1))).isTrue();
    assertThatThrownBy(() -> database.together(connection -> insert(connection, 1)))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void whenTheDatabaseIsGoneAllWhoWaitAreTold() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var first = blocked(begun, mayEnd);
    begun.await();
    var others = List.of(waiting(2, false), waiting(3, false), waiting(4, false));
    database.close();
    mayEnd.countDown();

    assertThatThrownBy(first::get).isNotNull();
    for (var other : others) {
      assertThatThrownBy(other::get).cause().isInstanceOf(StorageException.class);
    }
  }

  @Test
  void ofManyThreadsNoneIsForgotten() throws Exception {
    var threads = 16;
    var each = 100;
    var tasks = new ArrayList<FutureTask<Boolean>>();
    for (int i = 0; i < threads; i++) {
      long from = (long) i * each;
      var task =
          new FutureTask<>(
              () -> {
                for (long id = from; id < from + each; id++) {
                  long note = id;
                  database.together(connection -> insert(connection, note));
                }
                return true;
              });
      tasks.add(task);
      Thread.ofPlatform().start(task);
    }
    for (var task : tasks) {
      assertThat(task.get()).isTrue();
    }
    assertThat(notes()).hasSize(threads * each);
  }

  /** Writes note 1 and has everybody else wait. */
  private FutureTask<Connection> blocked(CountDownLatch begun, CountDownLatch mayEnd) {
    var task =
        new FutureTask<>(
            () ->
                database.together(
                    connection -> {
                      insert(connection, 1);
                      begun.countDown();
                      try {
                        mayEnd.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return connection;
                    }));
    Thread.ofPlatform().start(task);
    return task;
  }

  /** Writes a note once it is let; when this returns it waits. */
  private FutureTask<Connection> waiting(long id, boolean isBad) {
    var task =
        new FutureTask<>(
            () ->
                database.together(
                    connection -> {
                      insert(connection, id);
                      if (isBad) {
                        throw new IllegalStateException(id + " is not wanted");
                      }
                      return connection;
                    }));
    var thread = Thread.ofPlatform().start(task);
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).as("it waits").isTrue();
      Thread.onSpinWait();
    }
    return task;
  }

  private static boolean insert(Connection connection, long id) throws SQLException {
    try (var statement = connection.prepareStatement("INSERT INTO note VALUES (?)")) {
      statement.setLong(1, id);
      return statement.executeUpdate() == 1;
    }
  }

  private List<Long> notes() {
    return database.transaction(
        connection -> {
          var notes = new ArrayList<Long>();
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT id FROM note ORDER BY id")) {
            while (rows.next()) {
              notes.add(rows.getLong(1));
            }
          }
          return notes;
        });
  }

  private void execute(String sql) {
    database.transaction(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
