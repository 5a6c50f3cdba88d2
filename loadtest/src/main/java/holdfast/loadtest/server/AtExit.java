package holdfast.loadtest.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * What has been begun and must not outlive this process, also when that is told to end in the
 * middle of its work. The newest ends first: a server is gone before its data is deleted.
 */
final class AtExit {
  /** Begins something that will have to be ended. */
  interface Begin<T> {
    T begin() throws IOException;
  }

  private static final SequencedMap<Object, Runnable> BEGUN = new LinkedHashMap<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::end, "at-exit"));
  }

  private AtExit() {}

  /**
   * Begins something and remembers how it ends, until it is forgotten.
   *
   * @throws IOException when it cannot be begun, or when this process is ending already
   */
  static synchronized <T> T begin(Begin<T> begin, Consumer<T> end) throws IOException {
    if (ending) {
      throw new IOException("this process is ending");
    }
    T begun = begin.begin();
    BEGUN.put(begun, () -> end.accept(begun));
    return begun;
  }

  /** It has ended in good time. */
  static synchronized void forget(Object begun) {
    BEGUN.remove(begun);
  }

  private static synchronized void end() {
    ending = true;
    BEGUN.reversed().values().forEach(Runnable::run);
  }
}
