package holdfast.persistence.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import holdfast.persistence.FileSizeLimit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write waits while the disk is full, and only then. */
class PatientChannelTest {
  @TempDir Path directory;

  private FileChannel channel;

  @BeforeEach
  void open() throws IOException {
    PatientChannel.stopping(false);
    channel =
        new PatientChannel(
            FileChannel.open(
                directory.resolve("file"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE),
            "file");
    write("before ", 0);
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
  }

  @Test
  void aWriteWaitsForSpaceWhileOthersRead() throws IOException {
    CompletableFuture<Void> writing;
    try (var _ = FileSizeLimit.full()) {
      writing = CompletableFuture.runAsync(() -> write("after", 7));
      awaitWaiting();
      var read = ByteBuffer.allocate(6);
      assertThat(channel.read(read, 0)).isEqualTo(6);
      assertThat(new String(read.array(), UTF_8)).isEqualTo("before");
      assertThat(writing).isNotDone();
    }
    writing.join();
    assertThat(PatientChannel.isWaiting()).isFalse();
    assertThat(directory.resolve("file")).hasContent("before after");
  }

  @Test
  void aStopWaitsForNothing() throws IOException {
    try (var _ = FileSizeLimit.full()) {
      var writing = CompletableFuture.runAsync(() -> write("lost", 7));
      awaitWaiting();
      PatientChannel.stopping(true);
      assertThatThrownBy(writing::join)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseInstanceOf(IOException.class);
    }
    assertThat(PatientChannel.isWaiting()).isFalse();
    assertThat(Files.readString(directory.resolve("file"))).isEqualTo("before ");
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws InterruptedException {
    var failure = new CompletableFuture<Exception>();
    try (var _ = FileSizeLimit.full()) {
      var writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      write("lost", 7);
                    } catch (UncheckedIOException e) {
                      failure.complete(e.getCause());
                    }
                  });
      awaitWaiting();
      writer.interrupt();
      writer.join();
    }
    assertThat(failure.join()).isInstanceOf(InterruptedIOException.class);
    assertThat(PatientChannel.isWaiting()).isFalse();
  }

  @Test
  void aClosedFileIsNoReasonToWait() throws IOException {
    channel.close();
    assertThatThrownBy(() -> write("lost", 7)).hasCauseInstanceOf(ClosedChannelException.class);
  }

  private static void awaitWaiting() {
    await().until(PatientChannel::isWaiting);
  }

  private void write(String text, long position) {
    try {
      assertThat(channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), position))
          .isEqualTo(text.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
