package holdfast.feed;

import java.time.Duration;

/**
 * When files are made and brought.
 *
 * @param interval how often is looked what is due
 * @param retry when a file that did not arrive is brought again
 * @param parallel stores whose files are made or brought at the same time
 */
public record FeedSettings(Duration interval, Duration retry, int parallel) {}
