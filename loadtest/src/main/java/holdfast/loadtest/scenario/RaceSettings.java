package holdfast.loadtest.scenario;

/**
 * A race for too few units.
 *
 * @param stock units there are, from 1
 * @param buyers who want some, each with an id of their own
 * @param quantity units each of them wants
 * @param rounds how often, each time for a new SKU
 * @param connections how many ask at the same time at most; the others follow as soon as one is
 *     answered
 */
public record RaceSettings(
    long stock, int buyers, int quantity, int rounds, int connections, Contest contest) {
  /** One below the usual limit of a server, so that one more can look. */
  public static final int CONNECTIONS_MAX = 1_000;

  /** One round of buyers who want one unit, or one cart, each. */
  public static RaceSettings of(long stock, int buyers, Contest contest) {
    return new RaceSettings(stock, buyers, 1, 1, CONNECTIONS_MAX, contest);
  }
}
