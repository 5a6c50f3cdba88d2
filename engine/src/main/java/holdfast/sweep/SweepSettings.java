package holdfast.sweep;

import java.time.Duration;

/**
 * How shops are asked for what they should have said. The server's defaults and their reasons stand
 * in {@code application.conf} under {@code holdfast.sweep}.
 *
 * @param interval between two sweeps of the orders of a store that can be relied on
 * @param often the same of one that can't
 * @param overlap by how much windows overlap
 * @param parallel stores that are asked for orders or webhooks at the same time
 * @param levelsParallel stores whose numbers are read at the same time
 * @param levelsHour of the day in UTC at which all numbers are read
 * @param levelsSpread over how long the stores are spread from that hour on
 * @param webhooksInterval between two looks at a store's subscriptions
 * @param reliableShare of orders that must be first heard by webhook
 * @param reliableOrders how many there must be for that to mean something
 */
public record SweepSettings(
    Duration interval,
    Duration often,
    Duration overlap,
    int parallel,
    int levelsParallel,
    int levelsHour,
    Duration levelsSpread,
    Duration webhooksInterval,
    double reliableShare,
    int reliableOrders) {}
