package earshot.mailbox;

import earshot.email.EmailOutcome;
import earshot.email.InboundEmail;
import earshot.email.OneLine;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
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

  /// A mail that could not even be read.
  ///
  /// @param name as of [Mailbox#name]
  private record Unreadable(String name, String why) {}

  private final InboundEmail inbound;
  private volatile @Nullable Unreadable unreadable;

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
      var broke = unreadable;
      if (broke != null && broke.name().equals(mailbox.name(mail))) return broke.why();
      var isLarge = mail.getSize() > InboundEmail.LARGEST;
      var raw = read(mailbox, mail, isLarge);
      return met(() -> isLarge ? large(raw) : why(inbound.receive(raw)));
    } catch (MessagingException refused) {
      if (!mailbox.goesOnAfter(refused)) throw refused;
      return "The server does not hand it out: " + refused.getMessage();
    }
  }

  /// What breaks here leaves the rest of the mail on the line, which is of no more use. It would
  /// break the next one too, so there the mail is put aside unread.
  private byte[] read(Mailbox mailbox, IMAPMessage mail, boolean isLarge)
      throws MessagingException, IOException {
    try {
      return isLarge ? mailbox.readHeaders(mail) : mailbox.read(mail);
    } catch (RuntimeException | Error broke) {
      unreadable = new Unreadable(mailbox.name(mail), "Reading it broke: " + broke);
      throw broke;
    }
  }

  private @Nullable String large(byte[] headers) {
    var outcome = inbound.refuseLarge(headers);
    return outcome.conversationId() == null
        ? outcome.reason()
        : "%s Conversation %d, Message-ID %s"
            .formatted(outcome.reason(), outcome.conversationId(), id(headers));
  }

  /// Whoever looks for the mail in the folder of those put aside needs its name.
  private static String id(byte[] headers) {
    try {
      var all = new InternetHeaders(new ByteArrayInputStream(headers), true);
      return OneLine.of(Objects.toString(all.getHeader("Message-ID", null), "none"));
    } catch (MessagingException notByTheRules) {
      return "none";
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

  private static @Nullable String why(EmailOutcome outcome) {
    return switch (outcome.kind()) {
      case REFUSED -> outcome.conversationId() == null ? outcome.reason() : null;
      case NO_ROOM -> outcome.reason();
      case STORED, DUPLICATE, AUTOMATIC, BOUNCE, QUARANTINED -> null;
    };
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
