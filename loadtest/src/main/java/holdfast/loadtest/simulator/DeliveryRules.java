package holdfast.loadtest.simulator;

import java.time.Duration;
import java.util.List;

/**
 * How a platform delivers.
 *
 * @param timeout from the connection's start to the answer's status
 * @param acceptedFrom the lowest status that counts as accepted
 * @param acceptedTo the highest
 * @param retries how long after each failed attempt the next one starts; empty if there is none
 */
public record DeliveryRules(
    Duration timeout, int acceptedFrom, int acceptedTo, List<Duration> retries) {
  boolean accepts(int status) {
    return status >= acceptedFrom && status <= acceptedTo;
  }
}
