package earshot.mailtext;

/// What the writer of a reply wrote, without the mail it quotes and without the signature. Answers
/// between quoted lines are kept, together with the lines they answer. A reply in which nothing
/// else is found is kept whole. Always text, never HTML, and found in time linear in the input.
///
/// @param text what was written, lines separated by `\n`, no blank line first or last
/// @param trimmed whether anything was left out, so that the original is worth a click
public record ReplyText(String text, boolean trimmed) {

  /// Reads a plain-text part.
  public static ReplyText of(String plain) {
    return ofLines(MailLines.ofPlain(plain));
  }

  /// Reads an HTML part; the quotes of Gmail, Outlook, Apple, Yahoo, Thunderbird, Proton and Zoho
  /// are known by their markup, all others by the rules for plain text.
  public static ReplyText ofHtml(String html) {
    return ofLines(HtmlLines.read(html));
  }

  private static ReplyText ofLines(MailLines lines) {
    OriginalMail.mark(lines);
    Attribution.mark(lines);
    Signature.mark(lines);
    return OwnWords.in(lines);
  }
}
