package earshot.email;

import earshot.conversation.NewMessage;
import earshot.email.MailParts.Piece;
import earshot.mailtext.ReplyText;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// What the writer of a mail wrote.
///
/// @param body without the mail it answers, at most as long as a message can be
/// @param original the whole text, where something was left out
public record MailWritten(String body, @Nullable String original) {

  private static final Set<String> LINES =
      Set.of("br", "p", "div", "tr", "li", "blockquote", "h1", "h2", "h3");

  /// Reads every piece of the mail's text; empty where it has no words.
  static MailWritten of(MailParts parts) {
    var replies = joined(parts.pieces()).stream().map(MailWritten::reply).toList();
    var body =
        replies.stream()
            .map(reply -> reply.text().strip())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n\n"));
    var trimmed = replies.stream().anyMatch(ReplyText::trimmed);
    if (body.length() <= NewMessage.MAX_LENGTH)
      return new MailWritten(body, trimmed ? whole(parts) : null);
    return new MailWritten(shortened(body), whole(parts));
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
    return body.isBlank();
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

  private static String shortened(String body) {
    var cut = NewMessage.MAX_LENGTH - 1;
    if (Character.isHighSurrogate(body.charAt(cut - 1))) cut--;
    return body.substring(0, cut) + "…";
  }
}
