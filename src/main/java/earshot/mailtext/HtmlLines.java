package earshot.mailtext;

import earshot.mailtext.MailLines.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Reads HTML into lines as a reader sees them, and takes from its markup what is a quote.
final class HtmlLines implements NodeVisitor {

  private static final int DEEPEST_PREFIX = 5;

  private final MailLines lines = new MailLines();
  private final StringBuilder line = new StringBuilder();
  private final Deque<Kind> parts = new ArrayDeque<>();
  private int quotes;
  private int preformatted;
  private boolean announceQuote;

  private HtmlLines() {}

  static MailLines read(String html) {
    var reader = new HtmlLines();
    Jsoup.parse(html).body().traverse(reader);
    reader.endLine();
    return reader.lines;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      append(text.getWholeText());
    } else if (node instanceof Element element) {
      open(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element);
    }
  }

  private void open(Element element) {
    if (isLineBreak(element)) {
      add(takeLine());
    } else if (HtmlParts.breaksLine(element)) {
      endLine();
    }
    if (HtmlParts.isQuote(element)) {
      announceQuote |= quotes == 0 && HtmlParts.isReplyQuote(element);
      quotes++;
    }
    var part = HtmlParts.kindOf(element);
    if (part != null) {
      parts.push(part);
    }
    preformatted += HtmlParts.isPreformatted(element) ? 1 : 0;
  }

  private void close(Element element) {
    if (HtmlParts.breaksLine(element)) {
      endLine();
    }
    if (HtmlParts.isParagraph(element)) {
      add("");
    }
    if (HtmlParts.kindOf(element) != null) {
      endPart(parts.pop());
    }
    quotes -= HtmlParts.isQuote(element) ? 1 : 0;
    preformatted -= HtmlParts.isPreformatted(element) ? 1 : 0;
  }

  private static boolean isLineBreak(Element element) {
    return element.normalName().equals("br");
  }

  // An empty marker, as Outlook writes above the original, still marks the place.
  private void endPart(Kind part) {
    if (part == Kind.ORIGINAL) {
      lines.add("", Kind.ORIGINAL);
    }
  }

  private void append(String text) {
    for (int at = 0; at < text.length(); at++) {
      append(text.charAt(at));
    }
  }

  private void append(char c) {
    if (preformatted > 0 && c == '\n') {
      add(takeLine());
    } else if (preformatted > 0 || !isCollapsible(c)) {
      line.append(c);
    } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
      line.append(' ');
    }
  }

  private static boolean isCollapsible(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }

  private void endLine() {
    if (!line.isEmpty()) {
      add(takeLine());
    }
  }

  private String takeLine() {
    String taken = line.toString();
    line.setLength(0);
    return taken;
  }

  private void add(String text) {
    if (quotes > 0) {
      addQuoted(text);
    } else if (!parts.isEmpty()) {
      lines.add(text, parts.getFirst());
    } else {
      lines.add(text);
    }
  }

  private void addQuoted(String text) {
    if (announceQuote) {
      lines.add("", Kind.ATTRIBUTION);
      announceQuote = false;
    }
    lines.add(">".repeat(Math.min(quotes, DEEPEST_PREFIX)) + " " + text, Kind.QUOTED);
  }
}
