package holdfast.loadtest.scenario;

/**
 * A crash test.
 *
 * @param rounds how often the server is killed
 * @param seconds how long there is load in a round at most; the kill comes in its second half
 * @param connections that make the load
 * @param seed of the load and of the moments of the kills
 */
public record CrashSettings(int rounds, int seconds, int connections, long seed) {}
