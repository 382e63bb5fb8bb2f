package earshot.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.regex.Pattern;

/// What people wrote, as text: nothing of it is ever HTML, and web addresses can be clicked.
public final class Links {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]++");
  private static final String NOT_AT_THE_END = ".,;:!?)]}'";

  private Links() {}

  public static Content text(String text) {
    return output -> write(text, output);
  }

  private static void write(String text, TemplateOutput output) {
    var addresses = ADDRESS.matcher(text);
    var done = 0;
    while (addresses.find()) {
      var address = withoutPunctuation(addresses.group());
      Escape.htmlContent(text.substring(done, addresses.start()), output);
      link(address, output);
      done = addresses.start() + address.length();
    }
    Escape.htmlContent(text.substring(done), output);
  }

  private static String withoutPunctuation(String address) {
    var end = address.length();
    while (NOT_AT_THE_END.indexOf(address.charAt(end - 1)) >= 0) end--;
    return address.substring(0, end);
  }

  private static void link(String address, TemplateOutput output) {
    output.writeContent("<a rel=\"noopener noreferrer nofollow\" target=\"_blank\" href=\"");
    Escape.htmlAttribute(address, output);
    output.writeContent("\">");
    Escape.htmlContent(address, output);
    output.writeContent("</a>");
  }
}
