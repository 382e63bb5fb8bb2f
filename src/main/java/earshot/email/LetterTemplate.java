package earshot.email;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/// A letter as HTML, from `email/letter.jte`.
@Component
class LetterTemplate {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, LetterTemplate.class.getClassLoader(), "earshot.jte");

  String html(Letter letter) {
    var output = new StringOutput();
    templates.render("email/letter.jte", Map.<String, Object>of("letter", letter), output);
    return output.toString();
  }
}
