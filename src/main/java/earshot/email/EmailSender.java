package earshot.email;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Sends mail, through whichever transport is set up.
@Component
public class EmailSender {

  private final Optional<MailTransport> transport;
  private final MailBuilder builder;
  private final MailThread thread;

  EmailSender(Optional<MailTransport> transport, MailBuilder builder, MailThread thread) {
    this.transport = transport;
    this.builder = builder;
    this.thread = thread;
  }

  /// Whether mail can leave this server at all.
  public boolean isSetUp() {
    return transport.isPresent();
  }

  /// Hands the mail over. Never inside a transaction: it may take as long as the other side likes.
  ///
  /// @throws MailFailed if it was not taken
  public void send(OutgoingMail mail) {
    var mime = builder.build(mail, thread.before(mail.before(), mail.name()));
    transport.orElseThrow().send(mime);
  }
}
