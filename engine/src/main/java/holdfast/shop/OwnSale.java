package holdfast.shop;

import java.time.Instant;

/**
 * By how much one change of an order lowers the number that its own shop shows.
 *
 * @param at by the shop's clock
 * @param units below 0 when the shop raises its number again
 */
public record OwnSale(Instant at, int units) {}
