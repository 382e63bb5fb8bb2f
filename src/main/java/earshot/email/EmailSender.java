package earshot.email;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends mail, through whichever transport is set up.
@Component
public class EmailSender {

  private final Optional<MailTransport> transport;
  private final MailBuilder builder;
  private final MailThread threads;
  private final MailPace pace;

  EmailSender(
      Optional<MailTransport> transport, MailBuilder builder, MailThread threads, MailPace pace) {
    this.transport = transport;
    this.builder = builder;
    this.threads = threads;
    this.pace = pace;
  }

  /// Whether mail can leave this server at all.
  public boolean isSetUp() {
    return transport.isPresent();
  }

  /// Who is handed the mail, by the name it is watched under; null where nobody is.
  public @Nullable String peer() {
    return transport.map(MailTransport::peer).orElse(null);
  }

  /// Finishes the mail, with the company's earlier mails it stands in one thread with.
  ///
  /// @throws MailFailed if the address cannot be one
  public ReadyMail prepare(OutgoingMail mail) {
    var thread = threads.before(mail.before(), mail.name());
    return new ReadyMail(transport.orElseThrow(), pace, builder.build(mail, thread));
  }

  /// Finishes the mail and hands it over, outside of any transaction.
  ///
  /// @throws MailFailed if it was not taken
  public void send(OutgoingMail mail) {
    prepare(mail).send();
  }
}
