package holdfast.http.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened, to be closed once, the last first; one failure does not keep the others open.
 */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<Step> steps = new ArrayDeque<>();
  private final AtomicBoolean isDone = new AtomicBoolean();

  private record Step(String name, Runnable action) {}

  void push(String name, Runnable action) {
    steps.push(new Step(name, action));
  }

  /** Whether this call is the one that closed everything, and nothing failed. */
  boolean run() {
    if (isDone.getAndSet(true)) {
      return false;
    }
    var isClean = true;
    for (var step : steps) {
      try {
        step.action().run();
      } catch (RuntimeException e) {
        isClean = false;
        LOG.error("closing {} failed", step.name(), e);
      }
    }
    return isClean;
  }
}
