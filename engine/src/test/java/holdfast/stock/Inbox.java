package holdfast.stock;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Where a test hears from a SKU, answers to commands and to questions alike, in the order in which
 * the SKU gave them: nothing stands between that could change it.
 */
final class Inbox {
  private final TestProbe<Object> probe;

  Inbox(ActorTestKit kit) {
    probe = kit.createTestProbe();
  }

  ActorRef<SkuReplies> forCommands() {
    return probe.getRef().narrow();
  }

  ActorRef<SkuReply> forQuestions() {
    return probe.getRef().narrow();
  }

  /** The next reply, to a question or to a command that was sent alone. */
  SkuReply next() {
    return switch (probe.receiveMessage()) {
      case SkuReply reply -> reply;
      case SkuReplies(var replies) when replies.size() == 1 -> replies.getFirst();
      case Object other -> throw new AssertionError("not a single reply: " + other);
    };
  }

  /** The replies to commands that were sent together. */
  List<SkuReply> nextTogether() {
    return ((SkuReplies) probe.receiveMessage()).replies();
  }

  /** The next reply, which must be to a look. */
  SkuSummary seen() {
    return switch (next()) {
      case SkuReply.Seen(var summary, _) -> summary;
      case SkuReply other -> throw new AssertionError("not what was seen: " + other);
    };
  }

  /** The next answer in the words of {@link Said}, or the reply that is none. */
  String said() {
    return said(next());
  }

  static String said(SkuReply reply) {
    return reply instanceof SkuReply.Answered(var answer) ? Said.of(answer) : reply.toString();
  }

  void expectNothing() {
    probe.expectNoMessage(Duration.ZERO);
  }
}
