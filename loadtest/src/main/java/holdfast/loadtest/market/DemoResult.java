package holdfast.loadtest.market;

import holdfast.loadtest.scenario.Latencies;
import java.util.List;

/**
 * How a demo ended.
 *
 * @param seconds how long the shops were open
 * @param sold units, over all channels
 * @param oversold units of them that the server recorded as not there
 * @param raises numbers that shops showed after a delivery of goods, and how long they took
 * @param wrong what was not as it should be when all had come to rest
 */
public record DemoResult(
    long seconds, long sold, long oversold, long raises, Latencies latency, List<String> wrong) {
  public boolean passed() {
    return oversold == 0 && wrong.isEmpty();
  }
}
