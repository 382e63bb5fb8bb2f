package earshot.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people wrote, as text: nothing of it is ever HTML, and web addresses, mail addresses and
/// phone numbers can be clicked. No other kind of link is ever made.
public final class Links {

  /// Each begins where a word begins and its parts are bounded, so that no text takes long.
  private static final Pattern LINK =
      Pattern.compile(
          """
          (?<web>(?i:https?)://[^\\s<>"]++)
          |(?<mail>(?<![\\w.+-])[\\w.+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\\.){1,8}[A-Za-z]{2,24}(?![\\w-]))
          |(?<phone>(?<![\\w+.(-])(?:\\+[1-9](?:[\\x20.()-]{0,2}\\d){7,14}
            |\\(\\d{3}\\)\\x20?\\d{3}[\\x20.-]\\d{4}|\\d{3}[\\x20.-]\\d{3}[\\x20.-]\\d{4})(?![\\w-]|\\.\\d))
          """,
          Pattern.COMMENTS);

  private static final String NOT_AT_THE_END = ".,;:!?)]}'";

  private Links() {}

  public static Content text(String text) {
    return output -> write(text, output);
  }

  private static void write(String text, TemplateOutput output) {
    var links = LINK.matcher(text);
    var done = 0;
    while (links.find()) {
      var shown = links.group("web") == null ? links.group() : withoutPunctuation(links.group());
      Escape.htmlContent(text.substring(done, links.start()), output);
      link(shown, links, output);
      done = links.start() + shown.length();
    }
    Escape.htmlContent(text.substring(done), output);
  }

  private static String withoutPunctuation(String address) {
    var end = address.length();
    while (NOT_AT_THE_END.indexOf(address.charAt(end - 1)) >= 0) end--;
    return address.substring(0, end);
  }

  private static void link(String shown, Matcher links, TemplateOutput output) {
    var web = links.group("web") != null;
    output.writeContent("<a rel=\"noopener noreferrer nofollow\"");
    output.writeContent(web ? " target=\"_blank\" href=\"" : " href=\"");
    Escape.htmlAttribute(web ? shown : address(shown), output);
    output.writeContent("\">");
    Escape.htmlContent(shown, output);
    output.writeContent("</a>");
  }

  private static String address(String shown) {
    if (shown.contains("@")) return "mailto:" + shown;
    return "tel:" + shown.replaceAll("[^+0-9]", "");
  }
}
