package earshot.mailbox;

import earshot.email.EmailOutcome;
import earshot.email.InboundEmail;
import earshot.email.OneLine;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
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
    if (problem == null) putAway(mailbox, mail);
    else putAside(mailbox, mail, problem);
  }

  private static void putAway(Mailbox mailbox, IMAPMessage mail) throws MessagingException {
    try {
      mailbox.toProcessed(mail);
    } catch (MessagingException refused) {
      if (!mailbox.goesOnAfter(refused)) throw refused;
      mailbox.passOver(mail);
      LOG.warn("A mail was taken and cannot be moved, so it stays: {}", refused.getMessage());
    }
  }

  /// Why the mail cannot be taken, now or ever; null if it was.
  private @Nullable String problem(Mailbox mailbox, IMAPMessage mail)
      throws MessagingException, IOException {
    try {
      if (mail.getSize() > InboundEmail.LARGEST) return large(mailbox.readHeaders(mail), mail);
      var raw = mailbox.read(mail);
      return met(() -> why(inbound.receive(raw)));
    } catch (MessagingException refused) {
      if (!mailbox.goesOnAfter(refused)) throw refused;
      return "The server does not hand it out: " + refused.getMessage();
    }
  }

  /// Whoever looks for the mail in the folder of those put aside needs its name.
  private @Nullable String large(byte[] headers, IMAPMessage mail) throws MessagingException {
    var id = OneLine.of(Objects.toString(mail.getMessageID(), "none"));
    return met(() -> {
      var outcome = inbound.refuseLarge(headers);
      return outcome.conversationId() == null
          ? outcome.reason()
          : "%s Conversation %d, Message-ID %s"
              .formatted(outcome.reason(), outcome.conversationId(), id);
    });
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

  private static @Nullable String why(EmailOutcome outcome) {
    var belongsNowhere =
        outcome.kind() == EmailOutcome.Kind.REFUSED && outcome.conversationId() == null;
    return belongsNowhere ? outcome.reason() : null;
  }

  private static @Nullable String met(Supplier<@Nullable String> taking) {
    try {
      return taking.get();
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
