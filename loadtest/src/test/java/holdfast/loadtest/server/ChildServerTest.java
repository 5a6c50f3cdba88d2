package holdfast.loadtest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.ServerFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and killing a whole server. */
class ChildServerTest {
  @TempDir private Path directory;

  @Test
  void aServerWithoutAPlaceForItsDataIsSaidSo() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");
    assertThatThrownBy(() -> ChildServer.start(ServerSettings.in(file, null)))
        .isInstanceOf(ServerFailure.class)
        .hasMessageStartingWith("The server cannot be started: ");
  }

  @Test
  void whatWasStoredBeforeAStopOrAKillIsThereAfterIt() throws Exception {
    ServerSettings settings = ServerSettings.in(directory, null);
    try (ChildServer first = ChildServer.start(settings);
        Api api = Api.open(first.target())) {
      api.prepare("main", "web");
      api.define(List.of("tee"));
      api.receive(List.of("tee"), "main", 3, "first");
    }
    try (ChildServer second = ChildServer.start(settings);
        Api api = Api.open(second.target())) {
      assertThat(api.sku("tee").onHand()).isEqualTo(3);
      api.receive(List.of("tee"), "main", 4, "second");
      second.kill();
    }
    try (ChildServer third = ChildServer.start(settings);
        Api api = Api.open(third.target())) {
      assertThat(api.sku("tee").onHand()).isEqualTo(7);
    }
  }

  @Test
  void aServerThatEndsEarlyIsQuoted() throws Exception {
    ServerSettings settings = ServerSettings.in(directory, null);
    ChildServer first = ChildServer.start(settings);
    try {
      assertThatThrownBy(() -> ChildServer.start(settings))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining("Its last output:\n");
    } finally {
      first.close();
    }
  }
}
