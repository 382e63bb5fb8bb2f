package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import earshot.Earshot;
import earshot.database.TestDatabase;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A channel that is set up half ends the start with one line that names the setting.
@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class ChannelSettingsTest {

  @Test
  void a_mail_server_without_a_domain_for_the_replies(CapturedOutput said) {
    assertRefused(said, "--spring.mail.host=127.0.0.1", "earshot.email.domain (EARSHOT_EMAIL_");
  }

  @Test
  void a_domain_that_is_none(CapturedOutput said) {
    assertRefused(said, "--earshot.email.domain=mail@x", "earshot.email.domain (EARSHOT_EMAIL_");
  }

  @Test
  void a_selector_without_a_key(CapturedOutput said) {
    assertRefused(said, "--earshot.email.dkim.selector=mail2026", "earshot.email.dkim.selector");
  }

  @Test
  void a_key_that_is_not_there(CapturedOutput said) {
    assertAllRefused(
        said,
        "earshot.email.dkim.private-key-file (EARSHOT_EMAIL_DKIM_PRIVATE_KEY_FILE): cannot read",
        "--earshot.email.dkim.selector=mail2026",
        "--earshot.email.dkim.private-key-file=/no/such/file.pem");
  }

  @Test
  void a_key_that_is_none(CapturedOutput said) {
    assertAllRefused(
        said,
        "earshot.email.dkim.private-key-file (EARSHOT_EMAIL_DKIM_PRIVATE_KEY_FILE): pom.xml holds no RSA key",
        "--earshot.email.dkim.selector=mail2026",
        "--earshot.email.dkim.private-key-file=pom.xml");
  }

  @Test
  void a_mailbox_without_its_password(CapturedOutput said) {
    assertRefused(
        said, "--earshot.email.imap.host=127.0.0.1", "earshot.email.imap.username and .password");
  }

  @Test
  void quiet_hours_that_are_none(CapturedOutput said) {
    assertRefused(said, "--earshot.sms.quiet-hours=nights", "earshot.sms.quiet-hours (EARSHOT_SMS");
  }

  @Test
  void a_twilio_account_without_its_token(CapturedOutput said) {
    assertRefused(
        said,
        "--earshot.sms.twilio.account-sid=AC1",
        "earshot.sms.twilio.auth-token (EARSHOT_SMS_TWILIO_AUTH_TOKEN)");
  }

  @Test
  void a_text_provider_nobody_knows(CapturedOutput said) {
    assertRefused(said, "--earshot.sms.provider=pigeon", "earshot.sms.provider (EARSHOT_SMS_");
  }

  @Test
  void a_text_provider_that_is_named_and_not_set_up(CapturedOutput said) {
    assertRefused(
        said, "--earshot.sms.provider=http", "earshot.sms.http.url (EARSHOT_SMS_HTTP_URL): is");
  }

  @Test
  void a_gateway_that_is_told_no_text(CapturedOutput said) {
    assertRefused(
        said,
        "--earshot.sms.http.url=https://gateway.example.com/send?to={to}",
        "earshot.sms.http.url (EARSHOT_SMS_HTTP_URL): {to} and {text} must be in it");
  }

  @Test
  void a_message_center_without_an_account(CapturedOutput said) {
    assertRefused(
        said,
        "--earshot.sms.smpp.host=smpp.example.com",
        "earshot.sms.smpp.system-id (EARSHOT_SMS_SMPP_SYSTEM_ID): is needed");
  }

  private static void assertRefused(CapturedOutput said, String setting, String line) {
    assertAllRefused(said, line, setting);
  }

  /// But for what logging says of a job that another server of this process does while it is set up
  /// anew.
  private static void assertAllRefused(CapturedOutput said, String line, String... settings) {
    var server = new SpringApplication(Earshot.class);
    server.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "spring.datasource.url", TestDatabase.url(),
            "spring.datasource.username", TestDatabase.username(),
            "spring.datasource.password", TestDatabase.password()));
    assertThatException().isThrownBy(() -> server.run(settings).close());
    assertThat(said.getErr().lines().filter(it -> !it.contains("|-WARN in Logger")))
        .singleElement(STRING)
        .startsWith("Earshot cannot start: " + line);
  }
}
