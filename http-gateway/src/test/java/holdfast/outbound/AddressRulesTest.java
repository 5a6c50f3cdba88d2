package holdfast.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  private static final AddressRules STRICT = new AddressRules(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1"
      })
  void refusesWhatIsNotPublic(String address) {
    assertThat(STRICT.allow(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "23.227.38.74",
        "172.32.0.1",
        "192.169.0.1",
        "2620:127:f00f::1",
        "2a00::1"
      })
  void allowsWhatIsPublic(String address) {
    assertThat(STRICT.allow(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void allowsWhatTheOperatorAllows() {
    var rules =
        new AddressRules(
            List.of(
                Network.parse("10.1.0.0/15").orElseThrow(),
                Network.parse("fd00::/8").orElseThrow()));

    assertThat(rules.allow(InetAddress.ofLiteral("10.0.255.255"))).isTrue();
    assertThat(rules.allow(InetAddress.ofLiteral("10.2.0.0"))).isFalse();
    assertThat(rules.allow(InetAddress.ofLiteral("fdff::1"))).isTrue();
    assertThat(rules.allow(InetAddress.ofLiteral("fc00::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "::/129", "shop.example/8", "10.0.0/x"})
  void readsNoNetworkThatIsNone(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }
}
