package earshot.mailtext;

import earshot.mailtext.MailLines.Kind;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What the markup of each mail client says about a part of its mail.
final class HtmlParts {

  private static final Set<String> QUOTE_CLASSES =
      Set.of("yahoo_quoted", "protonmail_quote", "zmail_extra", "tutanota_quote");
  private static final Set<String> ATTRIBUTION_CLASSES = Set.of("gmail_attr", "moz-cite-prefix");
  private static final Set<String> SIGNATURE_CLASSES =
      Set.of("gmail_signature", "moz-signature", "protonmail_signature_block");
  private static final Set<String> SIGNATURE_IDS =
      Set.of(
          "applemailsignature", "ms-outlook-mobile-signature", "composer_signature", "signature");
  private static final Set<String> ORIGINAL_IDS =
      Set.of("divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container");

  // Outlook draws a line above the headers of the mail it quotes; this many are in bold there.
  private static final int FEWEST_HEADERS = 3;
  private static final int MOST_CHILDREN = 16;

  private HtmlParts() {}

  /// Whether the lines inside are the earlier mail's.
  static boolean isQuote(Element element) {
    return isReplyQuote(element) || (isBlockquote(element) && !isIndented(element));
  }

  /// Whether a mail client put it there, as opposed to a writer who quotes somebody.
  static boolean isReplyQuote(Element element) {
    return isMarkedBlockquote(element) || hasAnyClass(element, QUOTE_CLASSES);
  }

  private static boolean isMarkedBlockquote(Element element) {
    boolean marked =
        element.attr("type").equalsIgnoreCase("cite") || element.hasClass("gmail_quote");
    return isBlockquote(element) && marked;
  }

  private static boolean isBlockquote(Element element) {
    return element.normalName().equals("blockquote");
  }

  // The "indent" button of web mailers.
  private static boolean isIndented(Element element) {
    return style(element).contains("border:none");
  }

  private static String style(Element element) {
    return element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  static @Nullable Kind kindOf(Element element) {
    if (hasAnyClass(element, ATTRIBUTION_CLASSES)) {
      return Kind.ATTRIBUTION;
    }
    if (ORIGINAL_IDS.contains(id(element)) || isHeaderBlock(element)) {
      return Kind.ORIGINAL;
    }
    return isSignature(element) ? Kind.SIGNATURE : null;
  }

  private static boolean isSignature(Element element) {
    return SIGNATURE_IDS.contains(id(element)) || hasAnyClass(element, SIGNATURE_CLASSES);
  }

  private static String id(Element element) {
    return element.id().toLowerCase(Locale.ROOT);
  }

  private static boolean hasAnyClass(Element element, Set<String> classes) {
    return element.hasAttr("class") && element.classNames().stream().anyMatch(classes::contains);
  }

  private static boolean isHeaderBlock(Element element) {
    return style(element).contains("border-top:solid") && boldLabels(element) >= FEWEST_HEADERS;
  }

  // In the block itself or in its first paragraph, and no deeper: the block may hold everything.
  private static int boldLabels(Element block) {
    var first = block.firstElementChild();
    return boldLabelsIn(block) + (first == null ? 0 : boldLabelsIn(first));
  }

  private static int boldLabelsIn(Element element) {
    int labels = 0;
    var child = element.firstElementChild();
    for (int seen = 0; child != null && seen < MOST_CHILDREN; seen++) {
      labels += isBoldLabel(child) ? 1 : 0;
      child = child.nextElementSibling();
    }
    return labels;
  }

  private static boolean isBoldLabel(Element element) {
    boolean bold = element.normalName().equals("b") || element.normalName().equals("strong");
    return bold && MailChars.endsWithColon(MailChars.trim(textAtStart(element)));
  }

  // Outlook puts a span or two around it.
  private static String textAtStart(Element element) {
    var span = element.firstElementChild();
    var inner = span == null ? null : span.firstElementChild();
    return element.ownText()
        + (span == null ? "" : span.ownText())
        + (inner == null ? "" : inner.ownText());
  }

  static boolean breaksLine(Element element) {
    return element.isBlock();
  }

  /// Outlook makes a paragraph of every line, and no space between them.
  static boolean isParagraph(Element element) {
    return element.normalName().equals("p") && !element.className().startsWith("Mso");
  }

  static boolean isPreformatted(Element element) {
    return element.normalName().equals("pre");
  }
}
