package earshot.mailbox;

import earshot.email.EmailOutcome;
import earshot.email.InboundEmail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes the mails of the mailbox in, one after the other. A mail leaves the folder only after what
/// it says is stored; one that cannot be taken does not keep the others waiting.
@Component
class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int MEGABYTE = 1024 * 1024;

  private final InboundEmail inbound;

  Intake(InboundEmail inbound) {
    this.inbound = inbound;
  }

  /// Takes some of what waits; whether there was any.
  ///
  /// @throws RuntimeException if the database cannot be used now: the mail stays where it is
  boolean takeSome(Mailbox mailbox) throws MessagingException, IOException {
    var mails = mailbox.next();
    for (var mail : mails) take(mailbox, mail);
    if (!mails.isEmpty()) mailbox.lookAgain();
    return !mails.isEmpty();
  }

  private void take(Mailbox mailbox, IMAPMessage mail) throws MessagingException, IOException {
    var problem = problem(mailbox, mail);
    if (problem == null) mailbox.toProcessed(mail);
    else putAside(mailbox, mail, problem);
  }

  /// Why the mail cannot be taken, now or ever; null if it was.
  private @Nullable String problem(Mailbox mailbox, IMAPMessage mail)
      throws MessagingException, IOException {
    if (mail.getSize() > InboundEmail.LARGEST)
      return "It is larger than %d MB.".formatted(InboundEmail.LARGEST / MEGABYTE);
    try {
      return receive(mailbox.read(mail));
    } catch (MessagingException refused) {
      if (!mailbox.goesOnAfter(refused)) throw refused;
      return "The server does not hand it out: " + refused.getMessage();
    }
  }

  private static void putAside(Mailbox mailbox, IMAPMessage mail, String problem)
      throws MessagingException {
    try {
      mailbox.toFailed(mail);
      LOG.warn("A mail could not be taken and was put aside: {}", problem);
    } catch (MessagingException refused) {
      if (!mailbox.goesOnAfter(refused)) throw refused;
      mailbox.passOver(mail);
      LOG.warn(
          "A mail could neither be taken nor put aside and is passed over: {} {}",
          problem,
          refused.getMessage());
    }
  }

  private @Nullable String receive(byte[] raw) {
    try {
      var outcome = inbound.receive(raw);
      var belongsNowhere =
          outcome.kind() == EmailOutcome.Kind.REFUSED && outcome.conversationId() == null;
      return belongsNowhere ? outcome.reason() : null;
    } catch (DataIntegrityViolationException poison) {
      return poison.toString();
    } catch (DataAccessException | TransactionException databaseIsAway) {
      throw databaseIsAway;
    } catch (RuntimeException | Error poison) {
      // Whatever it does to this node, it would do to the next.
      return poison.toString();
    }
  }
}
