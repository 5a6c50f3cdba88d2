package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Caller;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One kind of request, sent as fast as it is answered, slice by slice. */
final class Phase implements Caller {
  private final LoadClient client;
  private final Supplier<Request> requests;
  private final Consumer<Answer> observer;
  private final Histogram latencies = new Histogram(3);
  private final List<Double> rates = new ArrayList<>();
  private final Map<Integer, Long> failures = new TreeMap<>();
  private long lost;
  private boolean measuring;
  private long endNanos;
  private long succeededInTime;

  /** The observer is told every answer, also those of the warm-up. */
  Phase(LoadClient client, Supplier<Request> requests, Consumer<Answer> observer) {
    this.client = client;
    this.requests = requests;
    this.observer = observer;
  }

  void warmUp(Duration duration) throws ServerFailure {
    run(duration, false);
  }

  void measure(Duration duration) throws ServerFailure {
    run(duration, true);
    rates.add(succeededInTime * 1e9 / duration.toNanos());
  }

  BenchResult.Figures figures() {
    return new BenchResult.Figures(
        median(rates), List.copyOf(rates), Latencies.of(latencies), Map.copyOf(failures), lost);
  }

  @Override
  public @Nullable Request next(int connection) {
    // A server that is gone would be called as fast as it refuses.
    boolean gone = lost > client.connections();
    return gone || System.nanoTime() - endNanos >= 0 ? null : requests.get();
  }

  @Override
  public void answered(int connection, Answer answer) {
    observer.accept(answer);
    switch (answer) {
      case Answer.Lost _ -> lost++;
      case Answer.Received received when measuring -> record(received);
      case Answer.Received _ -> {}
    }
  }

  private void record(Answer.Received received) {
    if (!received.ok()) {
      failures.merge(received.status(), 1L, Long::sum);
    } else if (received.answeredNanos() - endNanos <= 0) {
      succeededInTime++;
    }
    // Answers after the end count here all the same: leaving the slow ones out would flatter.
    latencies.recordValue(received.latencyNanos());
  }

  private void run(Duration duration, boolean measured) throws ServerFailure {
    measuring = measured;
    succeededInTime = 0;
    endNanos = System.nanoTime() + duration.toNanos();
    client.run(this);
  }

  private static double median(List<Double> values) {
    List<Double> ascending = values.stream().sorted().toList();
    int middle = ascending.size() / 2;
    return ascending.size() % 2 == 1
        ? ascending.get(middle)
        : (ascending.get(middle - 1) + ascending.get(middle)) / 2;
  }
}
