package holdfast.order;

/**
 * What a store's settings say about its orders.
 *
 * @param countsTests orders with which the shop only tests are orders like others
 * @param movesRestocks the shop's word that a unit came back puts it on the shelf
 * @param holdSeconds how long what is wanted is held; 0 when it is not
 */
public record Terms(boolean countsTests, boolean movesRestocks, int holdSeconds) {}
