package earshot.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mail that came in, as far as its headers can be read. What cannot be read is as if it were not
/// there.
final class IncomingMail {

  /// Where mail servers write whom it was for.
  private static final List<String> RECIPIENT_HEADERS =
      List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");

  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,400}>");
  private static final int MOST_ADDRESSES = 100;

  private final MimeMessage mime;
  private final byte[] raw;

  private IncomingMail(MimeMessage mime, byte[] raw) {
    this.mime = mime;
    this.raw = raw;
  }

  /// @throws MessagingException where the bytes are no mail at all
  static IncomingMail parse(byte[] raw) throws MessagingException {
    var asWritten = new Properties();
    asWritten.setProperty("mail.mime.allowutf8", "true");
    var session = Session.getInstance(asWritten);
    return new IncomingMail(new MimeMessage(session, new SharedByteArrayInputStream(raw)), raw);
  }

  MimeMessage mime() {
    return mime;
  }

  byte[] raw() {
    return raw;
  }

  /// Who wrote it, as it says, in lower case; empty where it does not name exactly one.
  String from() {
    var from = values("From").stream().flatMap(value -> Addresses.in(value).stream()).toList();
    return from.size() == 1 ? from.getFirst() : "";
  }

  List<String> recipients() {
    return RECIPIENT_HEADERS.stream()
        .flatMap(header -> values(header).stream())
        .flatMap(value -> Addresses.in(value).stream())
        .limit(MOST_ADDRESSES)
        .toList();
  }

  String subject() {
    try {
      var subject = mime.getSubject();
      return subject == null ? "" : OneLine.of(subject);
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  /// The Message-IDs it answers, the latest first.
  List<String> answered() {
    return Stream.of("In-Reply-To", "References")
        .flatMap(header -> values(header).stream())
        .flatMap(value -> messageIds(value).reversed().stream())
        .limit(MOST_ADDRESSES)
        .toList();
  }

  /// Whom it was not brought to, as some mail servers say of a mail that they send back; in lower
  /// case.
  List<String> failedRecipients() {
    return values("X-Failed-Recipients").stream()
        .flatMap(value -> Addresses.in(value).stream())
        .limit(MOST_ADDRESSES)
        .toList();
  }

  /// What mail servers say of its sender, the last server first.
  List<String> authenticationResults() {
    return values("Authentication-Results").stream().map(MimeUtility::unfold).toList();
  }

  /// Its Message-ID; where it has none, or one that is no name, a digest of the whole mail.
  String id() {
    var ids = values("Message-ID").stream().flatMap(value -> messageIds(value).stream()).toList();
    return ids.size() == 1 && ids.getFirst().chars().allMatch(c -> c > ' ' && c < 127)
        ? ids.getFirst()
        : "sha256-" + digest();
  }

  /// What makes the same mail the same message.
  String key() {
    return "mail:" + id();
  }

  private String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> messageIds(String value) {
    return MESSAGE_ID.matcher(value).results().map(found -> found.group()).toList();
  }

  private List<String> values(String header) {
    try {
      @Nullable String @Nullable [] values = mime.getHeader(header);
      return values == null ? List.of() : List.of(values);
    } catch (MessagingException unreadable) {
      return List.of();
    }
  }
}
