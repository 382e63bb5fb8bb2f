package earshot.email;

import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/// Hands a finished mail to whoever carries it: an SMTP server, or the demo's mailbox. The mail
/// keeps its Message-ID, so a second handing over is recognizably the same mail.
public interface MailTransport {

  /// @throws MailFailed if it was not taken
  void send(MimeMessage mail);

  /// The server that is handed the mail, by the name it is watched and spaced under; null where it
  /// is none.
  default @Nullable String peer() {
    return null;
  }
}
