package holdfast.persistence;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Lets every write of this process to a file fail for a while, as on a full disk: the kernel itself
 * refuses it, so that nothing in the program has to be prepared for the test. Works on Linux.
 */
public final class FileSizeLimit implements AutoCloseable {
  /** {@code RLIMIT_FSIZE} on Linux. */
  private static final int FILE_SIZE = 1;

  private static final MemoryLayout LIMITS = MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG);

  private final long before;

  private FileSizeLimit(long before) {
    this.before = before;
  }

  /** From now on no file can be written behind its first byte, until this is closed. */
  public static FileSizeLimit full() {
    var before = get();
    set(1);
    return new FileSizeLimit(before);
  }

  @Override
  public void close() {
    set(before);
  }

  private static long get() {
    try (var arena = Arena.ofConfined()) {
      var limits = arena.allocate(LIMITS);
      call("getrlimit", limits);
      return limits.getAtIndex(ValueLayout.JAVA_LONG, 0);
    }
  }

  private static void set(long soft) {
    try (var arena = Arena.ofConfined()) {
      var limits = arena.allocate(LIMITS);
      call("getrlimit", limits);
      limits.setAtIndex(ValueLayout.JAVA_LONG, 0, soft);
      call("setrlimit", limits);
    }
  }

  private static void call(String function, MemorySegment limits) {
    try {
      if ((int) handle(function).invokeExact(FILE_SIZE, limits) != 0) {
        throw new IllegalStateException(function + " failed");
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted") // The tests run with native access.
  private static MethodHandle handle(String function) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(function).orElseThrow(),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }
}
