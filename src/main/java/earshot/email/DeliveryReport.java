package earshot.email;

import earshot.mailtext.BounceNote;
import earshot.mailtext.OutOfOffice;
import jakarta.mail.Part;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mail server reports about a mail (RFC 3464), or writes in words of its own.
///
/// @param words the other server's, in one line
/// @param recipients whose mail it is about, in lower case; empty where it does not say
record DeliveryReport(Verdict verdict, String words, List<String> recipients) {

  /// What became of the mail.
  enum Verdict {
    CAME_BACK,
    DELAYED,
    ARRIVED
  }

  private static final Pattern ACTION = field("Action", "[a-z]+");
  private static final Pattern STATUS = field("Status", "[245]\\.\\d{1,3}\\.\\d{1,3}");
  private static final Pattern DIAGNOSTIC = field("Diagnostic-Code", "[^\\n]{1,300}");

  /// Between what is said of the mail and of each recipient.
  private static final Pattern GROUPS = Pattern.compile("\\n[ \\t]*\\n");

  private static final int MOST_GROUPS = 100;

  private static final Pattern RECIPIENT =
      field(
          "(?:Final|Original)-Recipient",
          "[^\\n;]{0,50};[ \\t]*<?([^\\s<>;]{1,320}@[^\\s<>;]{1,320})");

  private static final Pattern CODE =
      Pattern.compile(
          "^[^\\n]{0,200}\\b(?:5\\.\\d{1,3}\\.\\d{1,3}|55\\d)\\b[^\\n]{0,200}", Pattern.MULTILINE);

  /// What the machine-readable part says of each recipient; empty where there is none.
  static List<DeliveryReport> of(MailParts parts) {
    var part = status(parts);
    if (part == null) return List.of();
    var text = MailParts.read(part).replace("\r", "");
    var each =
        GROUPS.splitAsStream(text).filter(DeliveryReport::tellsOfOne).limit(MOST_GROUPS).toList();
    return (each.isEmpty() ? List.of(text) : each).stream().map(DeliveryReport::ofOne).toList();
  }

  private static boolean tellsOfOne(String fields) {
    return ACTION.matcher(fields).find() || STATUS.matcher(fields).find();
  }

  private static DeliveryReport ofOne(String fields) {
    var diagnostic = find(DIAGNOSTIC, fields);
    return new DeliveryReport(
        verdict(find(ACTION, fields), find(STATUS, fields)),
        OneLine.of(diagnostic.isEmpty() ? find(STATUS, fields) : diagnostic),
        RECIPIENT
            .matcher(fields)
            .results()
            .map(it -> it.group(2).toLowerCase(Locale.ROOT))
            .toList());
  }

  /// What is said in words only; null where they are not about a failure, or are a vacation note.
  ///
  /// @param failed whom the mail's header names as not reached, in lower case
  static @Nullable DeliveryReport ofWords(String subject, String text, List<String> failed) {
    if (OutOfOffice.is(subject)) return null;
    var note = BounceNote.of(subject, text);
    if (note == null) return null;
    var code = CODE.matcher(text);
    return new DeliveryReport(
        note == BounceNote.DELAYED ? Verdict.DELAYED : Verdict.CAME_BACK,
        code.find() ? OneLine.of(code.group()) : "",
        failed);
  }

  boolean isAbout(@Nullable String address) {
    return recipients.isEmpty()
        || (address != null && recipients.contains(address.toLowerCase(Locale.ROOT)));
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
