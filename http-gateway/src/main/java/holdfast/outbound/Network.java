package holdfast.outbound;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as 10.0.0.0/8.
 *
 * @param prefix how many leading bits all its addresses share with {@code address}
 */
public record Network(InetAddress address, int prefix) {
  /** What {@link #parse} reads, as the end of a sentence. */
  public static final String ALLOWED = "networks such as 10.0.0.0/8, 127.0.0.1/32 or fd00::/8";

  private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]{2,45})/([0-9]{1,3})");

  /** Reads a network; none if the text is no address with a length. Asks no name server. */
  public static Optional<Network> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      var network =
          new Network(InetAddress.ofLiteral(parts.group(1)), Integer.parseInt(parts.group(2)));
      return Optional.of(network)
          .filter(found -> found.prefix <= found.address.getAddress().length * Byte.SIZE);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress other) {
    var ours = address.getAddress();
    var theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      var mask = 0x80 >> bit % Byte.SIZE;
      if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
