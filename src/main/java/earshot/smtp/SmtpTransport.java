package earshot.email;

import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/// The operator's SMTP server, named by `spring.mail.*`.
final class SmtpTransport implements MailTransport {

  private final JavaMailSender server;

  SmtpTransport(JavaMailSender server) {
    this.server = server;
  }

  @Override
  public void send(MimeMessage mail) {
    try {
      server.send(mail);
    } catch (MailException failed) {
      throw SmtpAnswer.of(failed).asFailure(failed);
    }
  }
}
