package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.shop.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Answers what the test has prepared, and else that it shows what it was told. */
final class PreparedShop implements ShopConnector {
  final Queue<PushAnswer> answers = new ConcurrentLinkedQueue<>();
  final Queue<PushAnswer.OfLine> lines = new ConcurrentLinkedQueue<>();

  /** What the connector throws, once each. */
  final Queue<RuntimeException> pushBugs = new ConcurrentLinkedQueue<>();

  final Queue<RuntimeException> readBugs = new ConcurrentLinkedQueue<>();

  private final Clock clock;
  private final Consumer<Push> told;

  PreparedShop(Clock clock, Consumer<Push> told) {
    this.clock = clock;
    this.told = told;
  }

  @Override
  public Manners manners(Store store) {
    return new Manners(10, 2, true);
  }

  @Override
  public String group(Store store, Listing listing) {
    return "";
  }

  @Override
  public CompletionStage<PushAnswer> push(Store store, Push push) {
    var answered = new HashMap<String, PushAnswer.OfLine>();
    for (var line : push.lines()) {
      var level = new Level((int) line.units(), clock.instant());
      var prepared = Optional.ofNullable(lines.poll());
      answered.put(line.listing().id(), prepared.orElse(new PushAnswer.OfLine.Shown(level)));
    }
    var whole = Optional.ofNullable(answers.poll());
    told.accept(push);
    stumble(pushBugs);
    return CompletableFuture.completedFuture(
        whole.orElse(new PushAnswer.Answered(answered, Duration.ZERO)));
  }

  @Override
  public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
    stumble(readBugs);
    var levels = new HashMap<String, Level>();
    listings.forEach(it -> levels.put(it.id(), new Level(9, clock.instant())));
    return CompletableFuture.completedFuture(new ReadAnswer.Levels(levels, Duration.ZERO));
  }

  private static void stumble(Queue<RuntimeException> bugs) {
    var bug = bugs.poll();
    if (bug != null) {
      throw bug;
    }
  }
}
