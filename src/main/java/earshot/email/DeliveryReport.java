package earshot.email;

import jakarta.mail.Part;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mail server reports about a mail (RFC 3464), or writes in words of its own.
///
/// @param words the other server's, in one line
record DeliveryReport(Verdict verdict, String words) {

  /// What became of the mail.
  enum Verdict {
    CAME_BACK,
    DELAYED,
    ARRIVED
  }

  private static final Pattern ACTION = field("Action", "[a-z]+");
  private static final Pattern STATUS = field("Status", "[245]\\.\\d{1,3}\\.\\d{1,3}");
  private static final Pattern DIAGNOSTIC = field("Diagnostic-Code", "[^\\n]{1,300}");
  private static final Pattern HARD = Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b|\\b55\\d\\b");
  private static final Pattern SOFT =
      Pattern.compile("\\b4\\.\\d{1,3}\\.\\d{1,3}\\b|\\b4[25]\\d\\b");

  /// The machine-readable part; null where there is none.
  static @Nullable DeliveryReport of(MailParts parts) {
    var part = status(parts);
    if (part == null) return null;
    var text = MailParts.read(part).replace("\r", "");
    var diagnostic = find(DIAGNOSTIC, text);
    return new DeliveryReport(
        verdict(find(ACTION, text), find(STATUS, text)),
        OneLine.of(diagnostic.isEmpty() ? find(STATUS, text) : diagnostic));
  }

  /// Nearly half of all bounces have no such part. Here it is known that the mail is one.
  static DeliveryReport ofWords(String text) {
    var soft = SOFT.matcher(text).find() && !HARD.matcher(text).find();
    return new DeliveryReport(soft ? Verdict.DELAYED : Verdict.CAME_BACK, "");
  }

  private static @Nullable Part status(MailParts parts) {
    var part = parts.first("message/delivery-status");
    return part == null ? parts.first("message/global-delivery-status") : part;
  }

  private static Verdict verdict(String action, String status) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "failed" -> status.startsWith("4") ? Verdict.DELAYED : Verdict.CAME_BACK;
      case "delivered", "relayed", "expanded" -> Verdict.ARRIVED;
      case "delayed" -> Verdict.DELAYED;
      default -> status.startsWith("5") ? Verdict.CAME_BACK : Verdict.DELAYED;
    };
  }

  private static String find(Pattern field, String text) {
    var found = field.matcher(text);
    return found.find() ? Objects.requireNonNull(found.group(1)) : "";
  }

  private static Pattern field(String name, String value) {
    return Pattern.compile(
        "^" + name + ":[ \\t]*(" + value + ")", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
  }
}
