package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

@NullMarked
class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7:51234, 203.0.113.7",
    "2001:db8:1:2:3::7, 2001:db8:1:2:0:0:0:0",
    "[2001:db8:1:2:3::7], 2001:db8:1:2:0:0:0:0",
    "[2001:db8:1:2:3::7]:51234, 2001:db8:1:2:0:0:0:0",
    "'198.51.100.1, 203.0.113.7:51234, 10.0.0.4:80', 203.0.113.7"
  })
  void what_a_proxy_says_is_the_address_with_a_port_or_without(String said, String address) {
    assertThat(of("10.0.0.5", said)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({"unknown", "203.0.113.7:", "203.0.113.256", "[203.0.113.7", "a:1"})
  void what_is_no_address_is_not_believed(String said) {
    assertThat(of("10.0.0.5", said)).isEqualTo("10.0.0.5");
  }

  @Test
  void who_is_no_proxy_is_not_believed() {
    assertThat(of("198.51.100.9", "203.0.113.7:51234")).isEqualTo("198.51.100.9");
  }

  private static String of(String proxy, String said) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(proxy);
    request.addHeader("X-Forwarded-For", said);
    return ClientAddress.of(request);
  }
}
