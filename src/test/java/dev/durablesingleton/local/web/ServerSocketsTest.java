package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSocketsTest {

  @Test
  void only_loopback_addresses_are_bound_unless_another_is_named() throws Exception {
    assertThat(bound(ListenAddress.loopback())).isNotEmpty().allMatch(this::isLoopback);
    assertThat(bound(ListenAddress.parse("127.0.0.1").orElseThrow())).allMatch(this::isLoopback);
  }

  @Test
  void a_wildcard_address_includes_the_loopback_addresses_of_its_family() throws Exception {
    assertThat(bound(ListenAddress.parse("0.0.0.0").orElseThrow()))
        .contains("0.0.0.0")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void an_address_of_another_machine_is_named() {
    // 192.0.2.0/24 is reserved for documentation.
    ListenAddress foreign = ListenAddress.parse("192.0.2.1").orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerSockets.open(foreign, 0))
        .withMessage(
            "The address 192.0.2.1 is not one of this machine's; name one of its own, or 0.0.0.0 for all.");
  }

  private boolean isLoopback(String address) {
    return List.of("127.0.0.1", "0:0:0:0:0:0:0:1").contains(address);
  }

  private static List<String> bound(ListenAddress listen) throws Exception {
    ServerSockets sockets = ServerSockets.open(listen, 0);
    try {
      return sockets.channels().stream()
          .map(channel -> channel.socket().getInetAddress().getHostAddress())
          .toList();
    } finally {
      sockets.close();
    }
  }
}
