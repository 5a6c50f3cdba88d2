package holdfast.loadtest.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The server under test and the key to use there. Only loopback addresses are accepted: this
 * harness makes as much load as it can and must not be pointed at somebody else's machine.
 */
public record Target(InetSocketAddress address, String key) {
  private static final int HTTP_PORT = 80;

  /**
   * Reads a base address such as {@code http://127.0.0.1:8080}.
   *
   * @throws IllegalArgumentException with a message for the operator when the address is not one
   */
  public static Target of(String url, String key) {
    URI uri = URI.create(url);
    String host = uri.getHost();
    if (!"http".equals(uri.getScheme()) || host == null) {
      throw new IllegalArgumentException(url + " is not an address like http://127.0.0.1:8080.");
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      if (!address.isLoopbackAddress()) {
        throw new IllegalArgumentException(
            host + " is not this machine: only loopback is allowed.");
      }
      int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
      return new Target(new InetSocketAddress(address, port), key);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Unknown host " + host + ".", e);
    }
  }

  /** The base address, such as {@code http://127.0.0.1:8080}. */
  public String url() {
    return "http://" + authority();
  }

  /** Host and port as they stand in a {@code Host} header. */
  String authority() {
    String host = address.getHostString();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
