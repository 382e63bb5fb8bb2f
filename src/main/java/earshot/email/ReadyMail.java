package earshot.email;

import jakarta.mail.internet.MimeMessage;

/// A mail that is finished but for the sending.
public final class ReadyMail {

  private final MailTransport transport;
  private final MailPace pace;
  private final MimeMessage mail;

  ReadyMail(MailTransport transport, MailPace pace, MimeMessage mail) {
    this.transport = transport;
    this.pace = pace;
    this.mail = mail;
  }

  /// Hands the mail over. Never inside a transaction: it may take as long as the other side likes.
  ///
  /// @throws MailFailed if it was not taken
  public void send() {
    pace.waitForTurn(transport.peer());
    transport.send(mail);
  }
}
