package earshot.demo;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;

/// The reply to a mail as mail programs make it: from its recipient to its Reply-To, in its thread
/// (RFC 5322 section 3.6.4), with what it answers quoted below.
record MailReply(DemoMail mail, String name, String text) {

  private static final DateTimeFormatter QUOTED =
      DateTimeFormatter.ofPattern("EEE, MMM d, yyyy 'at' h:mm a", Locale.US);

  /// The whole mail as it comes over the line (RFC 5322).
  byte[] raw(Clock clock) {
    try {
      var raw = new ByteArrayOutputStream();
      build(clock).writeTo(raw);
      return raw.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MimeMessage build(Clock clock) throws MessagingException, IOException {
    var reply = new Identified("<" + UUID.randomUUID() + "@mail.example.com>");
    reply.setHeader("Return-Path", "<" + mail.recipient() + ">");
    reply.setFrom(new InternetAddress(mail.recipient(), name, "UTF-8"));
    reply.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.replyTo(), true));
    reply.setSubject(subject(), "UTF-8");
    reply.setSentDate(Date.from(clock.instant()));
    reply.setHeader("In-Reply-To", mail.messageId());
    reply.setHeader("References", references());
    reply.setText(text.strip() + "\n\n" + quote(), "UTF-8");
    reply.saveChanges();
    return reply;
  }

  private String subject() {
    return mail.subject().startsWith("Re: ") ? mail.subject() : "Re: " + mail.subject();
  }

  private String references() {
    var references = new ArrayList<>(mail.references());
    references.add(mail.messageId());
    return String.join("\r\n ", references);
  }

  private String quote() {
    var date = QUOTED.format(mail.receivedAt().atZone(DemoCompany.ZONE));
    return "On %s %s wrote:\n\n%s\n"
        .formatted(date, mail.from(), mail.text().strip().replaceAll("(?m)^", "> "));
  }

  /// Keeps its Message-ID when it is saved.
  private static final class Identified extends MimeMessage {

    private final String id;

    Identified(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
