package holdfast.sweep;

import holdfast.publish.ClosedFor;
import java.time.Duration;
import java.util.List;

/** Whether a shop delivers what Holdfast has to hear. */
public sealed interface WebhooksAnswer {
  /** What was found, by topic, after mending. */
  record Looked(List<Subscription> subscriptions) implements WebhooksAnswer {
    /** Keeps its own copy. */
    public Looked {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /** The shop is busy. */
  record Throttled(Duration pause) implements WebhooksAnswer {}

  /** It did not answer, or not so that it could be understood. */
  record Failed(String why) implements WebhooksAnswer {}

  /** The shop lets nobody in. */
  record Closed(ClosedFor reason, String why) implements WebhooksAnswer {}

  /** A topic, in the platform's words, and how it stood. */
  record Subscription(String topic, State state) {}

  /** How a topic stood. The names are part of the API. */
  enum State {
    /** As it should be. */
    SOUND,
    /** It was missing, or switched off, and no longer is. */
    MENDED,
    /** It is missing or switched off, and could not be mended. */
    BROKEN
  }
}
