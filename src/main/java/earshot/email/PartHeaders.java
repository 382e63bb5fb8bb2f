package earshot.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the headers of a part say of it. Where they do not follow the rules they are read as they
/// stand: many programs put no quotation marks around a name with spaces or brackets (RFC 2045
/// section 5.1).
final class PartHeaders {

  private static final String DISPOSITION = "Content-Disposition";
  private static final String TYPE = "Content-Type";
  private static final String ENCODING = "Content-Transfer-Encoding";

  private PartHeaders() {}

  static boolean isAttachment(Part part) {
    return begin(value(part, DISPOSITION)).equals(Part.ATTACHMENT);
  }

  /// As in `text/plain`, in lower case.
  static String type(Part part) {
    try {
      return begin(part.getContentType());
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  /// In lower case; empty where it names none.
  static String encoding(Part part) {
    return begin(value(part, ENCODING));
  }

  /// As it was given; null where it has none.
  static @Nullable String fileName(Part part) {
    try {
      var name = part.getFileName();
      if (name != null && !name.isBlank()) return asWritten(name);
    } catch (MessagingException notByTheRules) {
      // As it stands, then.
    }
    var name = asItStands(value(part, DISPOSITION), "filename");
    if (name == null) name = asItStands(value(part, TYPE), "name");
    return name == null ? null : asWritten(name);
  }

  /// Headers are read byte for byte, whatever letters the bytes make together.
  private static String asWritten(String name) {
    return name.chars().allMatch(c -> c <= 0xFF)
        ? MailCharset.decoded(name.getBytes(StandardCharsets.ISO_8859_1), null)
        : name;
  }

  /// What it says its charset is; null where it says nothing.
  static @Nullable String charset(Part part) {
    var type = value(part, TYPE);
    try {
      return new ContentType(type).getParameter("charset");
    } catch (MessagingException notByTheRules) {
      return asItStands(type, "charset");
    }
  }

  private static @Nullable String asItStands(String field, String parameter) {
    return Arrays.stream(field.split(";", -1))
        .map(it -> it.split("=", 2))
        .filter(it -> it.length == 2 && it[0].strip().equalsIgnoreCase(parameter))
        .map(it -> it[1].replace("\"", "").strip())
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String begin(String field) {
    return field.split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static String value(Part part, String header) {
    try {
      String @Nullable [] values = part.getHeader(header);
      return values == null ? "" : values[0].strip();
    } catch (MessagingException unreadable) {
      return "";
    }
  }
}
