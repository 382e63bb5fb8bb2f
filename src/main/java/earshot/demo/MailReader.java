package earshot.demo;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Reads a mail as it came over the line.
final class MailReader {

  private MailReader() {}

  static DemoMail read(long id, byte[] raw, Instant receivedAt) {
    try {
      var mail =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
      return read(id, mail, receivedAt);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DemoMail read(long id, MimeMessage mail, Instant receivedAt)
      throws MessagingException, IOException {
    return new DemoMail(
        id,
        recipient(mail),
        shown(mail.getFrom()),
        address(mail.getReplyTo()),
        Objects.requireNonNullElse(mail.getSubject(), "(no subject)"),
        Objects.requireNonNullElse(mail.getMessageID(), ""),
        references(mail),
        Objects.requireNonNullElse(part(mail, "text/plain"), ""),
        part(mail, "text/html"),
        receivedAt);
  }

  static String recipient(MimeMessage mail) throws MessagingException {
    return address(mail.getRecipients(Message.RecipientType.TO));
  }

  private static String address(Address @Nullable [] addresses) {
    return addresses == null ? "" : ((InternetAddress) addresses[0]).getAddress();
  }

  private static String shown(Address @Nullable [] addresses) {
    return addresses == null ? "" : ((InternetAddress) addresses[0]).toUnicodeString();
  }

  private static List<String> references(MimeMessage mail) throws MessagingException {
    var header = mail.getHeader("References", " ");
    return header == null ? List.of() : Arrays.asList(header.strip().split("\\s+"));
  }

  private static @Nullable String part(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) return part.getContent().toString();
    if (!(part.getContent() instanceof Multipart parts)) return null;
    for (var i = 0; i < parts.getCount(); i++) {
      var found = part(parts.getBodyPart(i), type);
      if (found != null) return found;
    }
    return null;
  }
}
