package earshot.email;

import earshot.conversation.NewMessage;
import earshot.mailtext.ReplyText;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// What the writer of a mail wrote.
///
/// @param body without the mail it answers, at most as long as a message can be
/// @param original the whole text, where something was left out
public record MailWritten(String body, @Nullable String original) {

  /// Reads the plain text, or the HTML where there is none; empty where the mail has no words.
  static MailWritten of(MailParts parts) {
    var plain = parts.text("text/plain");
    if (plain != null) return of(ReplyText.of(plain), plain);
    var html = parts.text("text/html");
    if (html == null) return new MailWritten("", null);
    return of(ReplyText.ofHtml(html), asText(html));
  }

  /// The whole text of the mail, the HTML as text where there is no other.
  static String whole(MailParts parts) {
    var plain = parts.text("text/plain");
    if (plain != null) return plain;
    var html = parts.text("text/html");
    return html == null ? "" : asText(html);
  }

  public boolean isEmpty() {
    return body.isBlank();
  }

  private static MailWritten of(ReplyText reply, String whole) {
    var body = reply.text().strip();
    if (body.length() <= NewMessage.MAX_LENGTH)
      return new MailWritten(body, reply.trimmed() ? whole : null);
    return new MailWritten(shortened(body), whole);
  }

  private static String asText(String html) {
    var page = Jsoup.parse(html);
    page.select("br, p, div, tr, li, blockquote, h1, h2, h3").before("\n");
    return page.body().wholeText().strip();
  }

  private static String shortened(String body) {
    var cut = NewMessage.MAX_LENGTH - 1;
    if (Character.isHighSurrogate(body.charAt(cut - 1))) cut--;
    return body.substring(0, cut) + "…";
  }
}
