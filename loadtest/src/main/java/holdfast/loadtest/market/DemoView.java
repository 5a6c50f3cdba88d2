package holdfast.loadtest.market;

import holdfast.loadtest.scenario.Latencies;
import java.util.SequencedMap;

/**
 * How a demo goes: a look at one moment. Units and counts are since the shops opened.
 *
 * @param sold units by channel
 * @param pushes numbers that shops were told
 * @param delivered webhooks that the server took
 * @param failed attempts at webhooks that it did not take
 * @param deliveries of goods
 * @param available units of all SKUs
 * @param oversold units that the server recorded as not there
 * @param pulledBack reservations granted after a shop had let go of the units
 * @param latency from a delivery of goods until each shop showed more
 */
public record DemoView(
    long seconds,
    SequencedMap<String, Long> sold,
    long pushes,
    long delivered,
    long failed,
    long deliveries,
    long available,
    long oversold,
    long pulledBack,
    Latencies latency) {}
