package earshot.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.web.InvalidInput;
import earshot.web.ServerSettings;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class EndpointTest {

  private static final AddressRule STRICT = rule(false, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://hooks.example.com:8443/a/b?c=d",
        " https://93.184.215.14/x ",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
      })
  void what_is_out_on_the_internet_is_taken(String typed) {
    assertThat(Endpoint.parse(typed, STRICT)).hasToString(typed.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "example.com/hooks",
        "http://example.com",
        "ftp://example.com",
        "file:///etc/passwd",
        "https:///nowhere",
        "https://user@example.com",
        "https://user:word@example.com",
        "https://example.com@127.0.0.1",
        "https://example.com#part",
        "https://example.com:0",
        "https://example.com:99999",
        "https://exa mple.com",
        "https://localhost",
        "https://localhost.",
        "https://hooks.LOCALHOST:8080",
        "https://127.0.0.1",
        "https://127.1",
        "https://2130706433",
        "https://0x7f000001",
        "https://0x7f.0.0.1",
        "https://0177.0.0.1",
        "https://017700000001",
        "https://10.0.0.1.",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]",
        "https://[::ffff:127.0.0.1]",
        "https://[::ffff:7f00:1]",
        "https://[64:ff9b::7f00:1]",
        "https://[fe80::1%25lo]",
        "https://[fd00::1]"
      })
  void what_leads_inside_or_is_no_address_is_refused_in_a_sentence(String typed) {
    assertThatThrownBy(() -> Endpoint.parse(typed, STRICT))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            problem -> {
              assertThat(problem.field()).isEqualTo("url");
              assertThat(problem.sentence()).endsWith(".");
            });
  }

  @Test
  void an_operator_can_allow_private_addresses_and_no_tls() {
    var open = rule(true, false);

    assertThat(Endpoint.parse("http://10.0.0.7:9000/hooks", open).host()).isEqualTo("10.0.0.7");
    assertThat(Endpoint.parse("http://localhost/", open).host()).isEqualTo("localhost");
  }

  @Test
  void the_demo_reaches_its_own_machine_and_no_other() {
    var demo = rule(false, true);

    assertThat(Endpoint.parse("http://127.0.0.1:9000/", demo).host()).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> Endpoint.parse("http://10.0.0.7/", demo))
        .isInstanceOf(InvalidInput.class);
  }

  static AddressRule rule(boolean anywhere, boolean demo) {
    return new AddressRule(new WebhookSettings(anywhere), new ServerSettings(demo, null));
  }
}
