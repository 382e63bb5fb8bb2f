package earshot.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may stand between the parts of a mail. Programs write lines such as `-->` into HTML, so it
/// is only what some line declares; which of these lines are headers depends on who reads, so all
/// count. Where that cannot be told for certain, every line that begins with `--` may be one.
final class Boundaries {

  private static final String FIELD = "content-type";
  private static final Pattern MULTIPART = Pattern.compile("multipart", Pattern.CASE_INSENSITIVE);

  /// How many lines may declare one, and how long each may be.
  private static final int MOST_FIELDS = 10_000;

  private static final int LONGEST_FIELD = 10_000;
  private static final int LONGEST = 200;

  private final byte[] mail;
  private final Set<String> declared = new HashSet<>();
  private boolean any;
  private int fields;

  private Boundaries(byte[] mail) {
    this.mail = mail;
  }

  static Boundaries in(byte[] mail) {
    var boundaries = new Boundaries(mail);
    boundaries.look();
    return boundaries;
  }

  /// Whether a part may begin below that line.
  boolean mayBe(int line, int end) {
    if (end - line < 2 || mail[line] != '-' || mail[line + 1] != '-') return false;
    if (any) return true;
    var last = end;
    while (MailLines.isBlank(mail, last - 1)) last--;
    var length = last - line - 2;
    return length > 0 && length <= LONGEST && declared.contains(text(line + 2, last));
  }

  private void look() {
    for (var line = 0; line < mail.length && !any; ) {
      if (isField(line)) take(line);
      line = MailLines.next(mail, MailLines.end(mail, line));
    }
  }

  /// The library takes what is no letter away on both sides of a name.
  private boolean isField(int line) {
    var at = afterBlanks(line);
    for (var i = 0; i < FIELD.length(); i++, at++)
      if (at >= mail.length || Character.toLowerCase((char) mail[at]) != FIELD.charAt(i))
        return false;
    at = afterFolds(at);
    return at < mail.length && mail[at] == ':';
  }

  /// The colon may stand in a line that goes on, as the library joins the lines first.
  private int afterFolds(int from) {
    var at = from;
    while (at < mail.length && mail[at] >= 0 && mail[at] <= ' ') at++;
    return at;
  }

  private int afterBlanks(int from) {
    var at = from;
    while (at < mail.length && !MailLines.isEnd(mail[at]) && mail[at] >= 0 && mail[at] <= ' ') at++;
    return at;
  }

  private void take(int line) {
    var end = fieldEnd(line);
    any = ++fields > MOST_FIELDS || end - line > LONGEST_FIELD;
    if (!any) declare(text(line, end));
  }

  private int fieldEnd(int line) {
    var end = MailLines.end(mail, line);
    while (end - line <= LONGEST_FIELD && MailLines.isBlank(mail, MailLines.next(mail, end)))
      end = MailLines.end(mail, MailLines.next(mail, end));
    return end;
  }

  /// As the library reads it, which looks for the first line with `--` where none is declared.
  private void declare(String field) {
    if (!MULTIPART.matcher(field).find()) return;
    try {
      var value = field.substring(field.indexOf(':') + 1);
      declareOne(new ContentType(value).getParameter("boundary"));
    } catch (MessagingException notByTheRules) {
      any = true;
    }
  }

  private void declareOne(@Nullable String boundary) {
    var as = boundary == null ? "" : boundary.stripTrailing();
    any = as.isEmpty() || as.length() > LONGEST || !as.chars().allMatch(c -> c >= ' ' && c < 127);
    declared.add(as);
  }

  private String text(int from, int to) {
    return new String(mail, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
