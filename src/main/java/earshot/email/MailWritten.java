package earshot.email;

import earshot.account.LinkSecrets;
import earshot.conversation.NewMessage;
import earshot.email.MailParts.Piece;
import earshot.mailtext.ReplyText;
import earshot.web.Blank;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// What the writer of a mail wrote.
///
/// @param body without the mail it answers, at most as long as a message can be
/// @param original the whole text, where something was left out; where that is very long, its begin
public record MailWritten(String body, @Nullable String original) {

  /// It comes along with its conversation each time that is opened.
  private static final int LONGEST_ORIGINAL = 100_000;

  private static final Set<String> LINES =
      Set.of("br", "p", "div", "tr", "li", "blockquote", "h1", "h2", "h3");

  /// Reads every piece of the mail's text; empty where it has no words.
  static MailWritten of(MailParts parts) {
    var replies = joined(parts.pieces()).stream().map(MailWritten::reply).toList();
    var body =
        replies.stream()
            .map(reply -> LinkSecrets.hidden(reply.text()).strip())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n\n"));
    var trimmed = replies.stream().anyMatch(ReplyText::trimmed);
    if (body.length() <= NewMessage.MAX_LENGTH)
      return new MailWritten(body, trimmed ? original(parts) : null);
    return new MailWritten(shortened(body, NewMessage.MAX_LENGTH), original(parts));
  }

  private static String original(MailParts parts) {
    return shortened(LinkSecrets.hidden(whole(parts)), LONGEST_ORIGINAL);
  }

  /// The whole text, where it is too long to be the original of a message.
  static Optional<String> longOriginal(MailParts parts) {
    var length = parts.pieces().stream().mapToInt(piece -> piece.text().length()).sum();
    return length <= LONGEST_ORIGINAL
        ? Optional.empty()
        : Optional.of(whole(parts))
            .filter(text -> text.length() > LONGEST_ORIGINAL)
            .map(LinkSecrets::hidden);
  }

  /// The whole text of the mail, HTML as text.
  static String whole(MailParts parts) {
    return joined(parts.pieces()).stream()
        .map(piece -> piece.html() ? asText(piece.text()) : piece.text())
        .collect(Collectors.joining("\n\n"));
  }

  /// Pieces of one kind are read as one: a quote may begin in one and end in the next.
  private static List<Piece> joined(List<Piece> pieces) {
    var joined = new ArrayDeque<Piece>();
    for (var piece : pieces) {
      var last = joined.peekLast();
      if (last == null || last.html() != piece.html()) {
        joined.add(piece);
      } else {
        joined.removeLast();
        var between = piece.html() ? "<br>" : "\n";
        joined.add(new Piece(last.text() + between + piece.text(), piece.html()));
      }
    }
    return List.copyOf(joined);
  }

  private static ReplyText reply(Piece piece) {
    return piece.html() ? ReplyText.ofHtml(piece.text()) : ReplyText.of(piece.text());
  }

  public boolean isEmpty() {
    return Blank.is(body);
  }

  /// In one pass, as a mail may hold nothing but line breaks.
  private static String asText(String html) {
    var text = new StringBuilder();
    Jsoup.parse(html).body().traverse((node, _) -> append(node, text));
    return text.toString().strip();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof TextNode words) text.append(words.getWholeText());
    else if (LINES.contains(node.normalName())) text.append('\n');
  }

  /// The body with a line below it, both together as long as a message can be.
  String bodyWith(String note) {
    return shortened(body, NewMessage.MAX_LENGTH - note.length()) + note;
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) return text;
    var cut = longest - 1;
    if (Character.isHighSurrogate(text.charAt(cut - 1))) cut--;
    return text.substring(0, cut) + "…";
  }
}
