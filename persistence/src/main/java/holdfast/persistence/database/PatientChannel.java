package holdfast.persistence.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of the embedded database whose writes wait out a full disk. H2 closes its database for
 * good when a write fails, and opening it again beside connections that have not noticed does not
 * work; a write that waits loses nothing and goes on by itself when there is space. Until then
 * callers run into their own time limits.
 */
@SuppressWarnings(
    "UnsynchronizedOverridesSynchronized") // A read must not wait for a write that waits.
final class PatientChannel extends FileBase {
  private static final Logger LOG = LoggerFactory.getLogger(PatientChannel.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int PAUSES_PER_REMINDER = 40;
  private static final AtomicInteger WAITING = new AtomicInteger();
  private static volatile boolean isStopping;

  private final FileChannel file;
  private final String name;

  PatientChannel(FileChannel file, String name) {
    this.file = file;
    this.name = name;
  }

  /** Whether some write is waiting. */
  static boolean isWaiting() {
    return WAITING.get() > 0;
  }

  /** Whether writes fail at once, because a stop must not wait for space. */
  static void stopping(boolean isSo) {
    isStopping = isSo;
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return untilItWorks(() -> file.write(source, position));
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return untilItWorks(() -> file.write(source));
  }

  private int untilItWorks(Write write) throws IOException {
    try {
      return write.run();
    } catch (IOException e) {
      WAITING.incrementAndGet();
      try {
        return waitAndWrite(write, e);
      } finally {
        WAITING.decrementAndGet();
      }
    }
  }

  private int waitAndWrite(Write write, IOException first) throws IOException {
    var failure = first;
    for (int pauses = 0; ; pauses++) {
      if (isStopping || failure instanceof ClosedChannelException) {
        throw failure;
      }
      if (pauses % PAUSES_PER_REMINDER == 0) {
        LOG.error(
            "{} can't be written: {}. Waiting until it can; is the disk full?",
            name,
            failure.getMessage());
      }
      pause(failure);
      try {
        var written = write.run();
        LOG.warn("{} can be written again", name);
        return written;
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  private static void pause(IOException failure) throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var interrupted = new InterruptedIOException("interrupted while waiting to write");
      interrupted.initCause(failure);
      throw interrupted;
    }
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return file.read(target, position);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return file.read(target);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    file.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileChannel truncate(long newSize) throws IOException {
    file.truncate(newSize);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @FunctionalInterface
  private interface Write {
    int run() throws IOException;
  }
}
