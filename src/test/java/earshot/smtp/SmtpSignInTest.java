package earshot.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.email.MailFailed;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// A server that wants a name and a password, on a line that is secure from its start.
@NullMarked
class SmtpSignInTest {

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));

  @BeforeEach
  void start() {
    server.start();
    server.setUser("earshot@harborcafe.example", "earshot", "secret");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void with_the_password_mail_is_taken() throws MessagingException {
    try (var transport = transport("secret")) {
      transport.send(mail());
    }

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void with_another_it_is_tried_again_later_and_said_why() {
    try (var transport = transport("other")) {
      var failed = catchThrowableOfType(MailFailed.class, () -> transport.send(mail()));

      assertThat(failed.isPermanent()).isFalse();
      assertThat(failed).hasMessage("The mail server refused the sign-in");
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private SmtpTransport transport(String password) {
    var settings = new JavaMailSenderImpl();
    settings.setProtocol("smtps");
    settings.setHost("127.0.0.1");
    settings.setPort(server.getSmtps().getPort());
    settings.setUsername("earshot");
    settings.setPassword(password);
    settings.getJavaMailProperties().setProperty("mail.smtps.ssl.trust", "*");
    settings.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "false");
    return new SmtpTransport("127.0.0.1", settings, Patience.USUAL);
  }

  private static MimeMessage mail() throws MessagingException {
    var mail = new MimeMessage(Session.getInstance(new Properties()));
    mail.setFrom("maria@harborcafe.example");
    mail.setRecipients(RecipientType.TO, "jamie@mail.example");
    mail.setText("Hello");
    mail.saveChanges();
    return mail;
  }
}
