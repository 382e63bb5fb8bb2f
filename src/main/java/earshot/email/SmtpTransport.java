package earshot.email;

import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/// The operator's SMTP server, named by `spring.mail.*`.
final class SmtpTransport implements MailTransport {

  private final JavaMailSender server;
  private final String host;

  SmtpTransport(JavaMailSender server, String host) {
    this.server = server;
    this.host = host;
  }

  @Override
  public String peer() {
    return "mail by " + host;
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
