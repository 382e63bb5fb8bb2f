package earshot.email;

import jakarta.mail.internet.MimeMessage;

/// Hands a finished mail to whoever carries it: an SMTP server, or the demo's mailbox. The mail
/// keeps its Message-ID, so a second handing over is recognizably the same mail.
public interface MailTransport {

  /// @throws MailFailed if it was not taken
  void send(MimeMessage mail);
}
