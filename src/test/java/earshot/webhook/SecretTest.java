package earshot.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SecretTest {

  /// The vector that the reference libraries of Standard Webhooks share.
  @Test
  void the_published_vector_holds() {
    var secret = new Secret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    assertThat(secret.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void the_library_of_others_takes_what_a_new_secret_signs() throws Exception {
    var secret = Secret.random();
    var now = Instant.now().getEpochSecond();
    var body = "{\"name\":\"Jürgen 😀\"}";
    var signature = secret.sign("evt_1", now, body);
    var library = new com.standardwebhooks.Webhook(secret.text());

    assertThat(library.sign("evt_1", now, body)).isEqualTo(signature);
    var headers =
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of("evt_1"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of("v1,bm9uZQ== " + signature)),
            (_, _) -> true);
    assertThatCode(() -> library.verify(body, headers)).doesNotThrowAnyException();
  }

  @Test
  void secrets_are_long_and_never_the_same() {
    var secret = Secret.random();

    assertThat(secret.key().length).isBetween(24, 64);
    assertThat(secret.text()).startsWith("whsec_").isNotEqualTo(Secret.random().text());
  }
}
