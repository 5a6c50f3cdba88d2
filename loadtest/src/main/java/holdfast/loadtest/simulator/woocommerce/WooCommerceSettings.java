package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.SimulationSettings;
import java.util.Optional;

/**
 * Shops of WooCommerce.
 *
 * @param common what is the same on all platforms
 * @param key the consumer key of all shops; each has its own, made from the seed, if it is empty
 * @param secret the consumer secret that belongs to it; likewise
 * @param webhookSecret what all shops sign with; likewise
 */
public record WooCommerceSettings(
    SimulationSettings common,
    Optional<String> key,
    Optional<String> secret,
    Optional<String> webhookSecret) {}
