package earshot;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.database.TestDatabase;
import earshot.email.MailTransport;
import earshot.sms.SmsProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The server begins with every kind of server of others set up, though none of them is there.
@NullMarked
class SetUpTest {

  @ParameterizedTest
  @CsvSource({
    "SmppProvider, smpp.host=127.0.0.1 smpp.port=1 smpp.system-id=earshot smpp.password=any"
        + " smpp.from=12345",
    "GatewayProvider, http.url=http://127.0.0.1:1/?to={to}&text={text}",
    "TwilioProvider, twilio.account-sid=AC1 twilio.auth-token=any twilio.from=+14155550100",
  })
  void with_each_carrier_of_texts(String carrier, String settings) {
    var given = settings.split(" ");
    for (var n = 0; n < given.length; n++) given[n] = "--earshot.sms." + given[n];
    try (var server = begun(given)) {
      assertThat(server.getBean(SmsProvider.class).getClass().getSimpleName()).isEqualTo(carrier);
    }
  }

  @Test
  void with_mail_that_is_signed_and_a_mailbox(@TempDir Path place) throws Exception {
    var key = place.resolve("dkim.pem");
    var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var encoded = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        key, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    try (var server =
        begun(
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=1",
            "--earshot.email.domain=replies.example.com",
            "--earshot.email.dkim.selector=earshot",
            "--earshot.email.dkim.private-key-file=" + key,
            "--earshot.email.imap.host=127.0.0.1",
            "--earshot.email.imap.port=1",
            "--earshot.email.imap.username=any",
            "--earshot.email.imap.password=any")) {
      assertThat(server.getBean(MailTransport.class).getClass().getSimpleName())
          .isEqualTo("SmtpTransport");
    }
  }

  private static ConfigurableApplicationContext begun(String... settings) {
    var server = new SpringApplication(Earshot.class);
    server.setDefaultProperties(
        Map.of(
            "spring.datasource.url", TestDatabase.url(),
            "spring.datasource.username", TestDatabase.username(),
            "spring.datasource.password", TestDatabase.password()));
    return server.run(
        Stream.concat(Stream.of("--server.port=0"), Arrays.stream(settings))
            .toArray(String[]::new));
  }
}
