package holdfast.http.api;

import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.feed.Feed;
import holdfast.feed.Feeds;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Hand out files of numbers. */
final class FeedCalls {
  private static final int FLAG_MAX = 5;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final Feeds feeds;
  private final StoreDirectory stores;
  private final Clock clock;

  FeedCalls(Feeds feeds, StoreDirectory stores, Clock clock) {
    this.feeds = feeds;
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * Who fetches a file with a key of the store is the store: what stands in it counts as shown. The
   * supplier may look, and nothing follows.
   */
  CompletionStage<HttpResponse> get(Call call) {
    var store = StoreCalls.require(stores, call);
    var isFresh = isFresh(call);
    check(store, isFresh);
    var isOfStore = ChannelBinding.of(call).isPresent();
    return (isFresh ? feeds.make(store, clock.instant()) : last(store))
        .thenCompose(
            feed ->
                isOfStore
                    ? feeds.fetched(feed, clock.instant())
                    : CompletableFuture.completedFuture(feed))
        .thenApply(feed -> response(call, feed, isFresh));
  }

  private static boolean isFresh(Call call) {
    var findings = new Findings();
    var text = new Query(call.request().getUri(), findings, "fresh").text("fresh", FLAG_MAX);
    text.filter(it -> !List.of("true", "false").contains(it))
        .ifPresent(_ -> findings.add("fresh", "must be true or false"));
    findings.check();
    return text.filter("true"::equals).isPresent();
  }

  private static void check(Store store, boolean isFresh) {
    switch (store.syncLevel()) {
      case PUSH, MANUAL ->
          throw refused(
              "The store's sync level is %s; files are made at POLL and FEED."
                  .formatted(store.syncLevel()));
      case POLL, FEED -> {
        if (isFresh && store.paused()) {
          throw refused("The store is paused; only its last file can be had.");
        }
      }
    }
  }

  private static ProblemException refused(String why) {
    return new ProblemException(Problem.of(ProblemCode.NOT_BY_FILE, why));
  }

  private CompletionStage<Feed> last(Store store) {
    return feeds
        .last(store.id())
        .thenApply(
            feed ->
                feed.orElseThrow(
                    () ->
                        new ProblemException(
                            Problem.of(
                                ProblemCode.UNKNOWN_FEED,
                                "No file was made for the store yet; fresh=true makes one."))));
  }

  private static HttpResponse response(Call call, Feed feed, boolean isFresh) {
    var tag = "\"%d\"".formatted(feed.madeAt().toEpochMilli());
    var response =
        !isFresh && isKnown(call, tag, feed.madeAt())
            ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED)
            : Replies.document(
                ContentTypes.TEXT_CSV_UTF8, feed.csv().getBytes(StandardCharsets.UTF_8));
    return response
        .addHeader(RawHeader.create("ETag", tag))
        .addHeader(RawHeader.create("Last-Modified", HTTP_DATE.format(feed.madeAt())))
        .addHeader(RawHeader.create("Cache-Control", "no-cache"));
  }

  /** Whether the caller has this file: by its tag, or else by its moment, see RFC 9110, 13.1. */
  private static boolean isKnown(Call call, String tag, Instant madeAt) {
    return call.header("If-None-Match")
        .map(tags -> Arrays.stream(tags.split(",")).map(String::strip).anyMatch(tag::equals))
        .or(
            () ->
                call.header("If-Modified-Since")
                    .flatMap(FeedCalls::moment)
                    .map(since -> !madeAt.truncatedTo(ChronoUnit.SECONDS).isAfter(since)))
        .orElse(false);
  }

  /** A header that can't be understood counts as absent. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(HTTP_DATE.parse(text, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
