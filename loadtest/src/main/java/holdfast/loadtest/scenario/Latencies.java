package holdfast.loadtest.scenario;

import org.HdrHistogram.Histogram;

/** Times from request to answer, in milliseconds. */
public record Latencies(double p50, double p99, double p999, double max) {
  private static final double NANOS_PER_MILLI = 1_000_000.0;

  /** Of a histogram of nanoseconds. */
  public static Latencies of(Histogram nanos) {
    return new Latencies(
        nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(99.9) / NANOS_PER_MILLI,
        nanos.getMaxValue() / NANOS_PER_MILLI);
  }
}
