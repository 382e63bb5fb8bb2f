package earshot.email;

import earshot.mailtext.BounceNote;
import earshot.mailtext.OutOfOffice;
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
  private static final Pattern CODE =
      Pattern.compile(
          "^[^\\n]{0,200}\\b(?:5\\.\\d{1,3}\\.\\d{1,3}|55\\d)\\b[^\\n]{0,200}", Pattern.MULTILINE);

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

  /// What is said in words only; null where they are not about a failure, or are a vacation note.
  static @Nullable DeliveryReport ofWords(String subject, String text) {
    if (OutOfOffice.is(subject)) return null;
    var note = BounceNote.of(subject, text);
    if (note == null) return null;
    var code = CODE.matcher(text);
    return new DeliveryReport(
        note == BounceNote.DELAYED ? Verdict.DELAYED : Verdict.CAME_BACK,
        code.find() ? OneLine.of(code.group()) : "");
  }

  private static @Nullable Part status(MailParts parts) {
    var part = parts.first("message/delivery-status");
    return part == null ? parts.first("message/global-delivery-status") : part;
  }

  private static Verdict verdict(String action, String status) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      // Nobody tries any more, whatever the status (RFC 3464 section 2.3.3).
      case "failed" -> Verdict.CAME_BACK;
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
