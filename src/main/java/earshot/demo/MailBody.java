package earshot.demo;

import java.util.Objects;
import org.jsoup.Jsoup;

/// The HTML of a mail made fit for a frame without rights: its links open pages of their own.
final class MailBody {

  static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  private MailBody() {}

  static String of(DemoMail mail) {
    var page = Jsoup.parse(Objects.requireNonNullElse(mail.html(), ""));
    page.select("script").remove();
    page.select("a[href]").attr("target", "_blank").attr("rel", "noopener noreferrer");
    return page.outerHtml();
  }
}
