package holdfast.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called. Whoever may enter a store's address must not reach the machines
 * behind our own door with it, nor the service that tells a machine in a cloud its secrets.
 */
record AddressRules(List<Network> allowedPrivate) {
  /** The public part of IPv6; what it maps from IPv4 the runtime reads as IPv4. */
  private static final Network PUBLIC_V6 = network("2000::/3");

  /** By the registries of special-purpose addresses of IANA, and what embeds other addresses. */
  private static final List<Network> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20")
          .map(AddressRules::network)
          .toList();

  boolean allow(InetAddress address) {
    return isPublic(address) || isIn(allowedPrivate, address);
  }

  private static boolean isPublic(InetAddress address) {
    var isV4 = address.getAddress().length == Integer.BYTES;
    return (isV4 || PUBLIC_V6.contains(address)) && !isIn(NOT_PUBLIC, address);
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static Network network(String text) {
    return Network.parse(text).orElseThrow();
  }
}
