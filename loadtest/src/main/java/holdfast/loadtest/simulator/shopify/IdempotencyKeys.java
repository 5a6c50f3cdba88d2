package holdfast.loadtest.simulator.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The keys by which an app may repeat a change without doing it twice. A key belongs to the content
 * that it was first used with.
 */
final class IdempotencyKeys {
  /** By integrators' account; Shopify does not say. */
  static final Duration KEPT = Duration.ofHours(24);

  /** What to do with a call that has a key. */
  sealed interface Step {
    /** The key is new: carry the change out, then say what came of it. */
    record Go(String key) implements Step {}

    /** The change was made before: answer this again. */
    record Replay(Answering result) implements Step {}

    /** The key can't be used. */
    record Refuse(Problem problem) implements Step {}
  }

  private enum Stage {
    RUNNING,
    FAILED
  }

  private sealed interface Use {
    String content();

    Instant at();

    record Unfinished(Stage stage, String content, Instant at) implements Use {}

    record Done(Answering result, String content, Instant at) implements Use {}
  }

  private final SequencedMap<String, Use> uses = new LinkedHashMap<>();

  /** Before the change; {@code text} is what must be equal in a repetition. */
  synchronized Step begin(String key, String text, Instant now) {
    forget(now);
    String content = digest(text);
    Use known = uses.get(key);
    if (known == null) {
      uses.put(key, new Use.Unfinished(Stage.RUNNING, content, now));
      return new Step.Go(key);
    }
    if (!known.content().equals(content)) {
      return refuse(
          "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
          "The same idempotency key cannot be used with different operation parameters.");
    }
    return switch (known) {
      case Use.Done done -> new Step.Replay(done.result());
      case Use.Unfinished use when use.stage() == Stage.FAILED ->
          refuse(
              "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
              "The previous attempt with this idempotency key failed. Use a new key.");
      case Use.Unfinished running ->
          refuse(
              "IDEMPOTENCY_CONCURRENT_REQUEST",
              "This request is currently in progress, please try again.");
    };
  }

  /** The change is made; repetitions get the same result. */
  synchronized void done(String key, Answering result) {
    Use begun = uses.get(key);
    if (begun != null) {
      uses.put(key, new Use.Done(result, begun.content(), begun.at()));
    }
  }

  /** The change was not made, and may be tried again with the same key. */
  synchronized void withdraw(String key) {
    uses.remove(key);
  }

  /** The change died on the way; the key is of no use any more. */
  synchronized void fail(String key) {
    uses.computeIfPresent(
        key, (same, use) -> new Use.Unfinished(Stage.FAILED, use.content(), use.at()));
  }

  private void forget(Instant now) {
    Instant oldest = now.minus(KEPT);
    while (!uses.isEmpty() && !uses.firstEntry().getValue().at().isAfter(oldest)) {
      uses.pollFirstEntry();
    }
  }

  /** Whole inputs would be much to keep for a day. */
  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Step refuse(String code, String message) {
    return new Step.Refuse(Problem.ofWhole(code, message));
  }
}
