package holdfast.loadtest.simulator;

import java.net.URI;
import java.util.Map;

/**
 * A webhook as it goes over the wire, signed.
 *
 * @param address where it is posted to
 * @param body posted as UTF-8; the signature is over these bytes
 */
public record Delivery(URI address, Map<String, String> headers, String body) {}
