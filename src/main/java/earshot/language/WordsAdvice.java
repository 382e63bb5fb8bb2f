package earshot.language;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every page the words of the language its reader most likely reads. A page that knows its
/// reader replaces them.
@ControllerAdvice
class WordsAdvice {

  @ModelAttribute("words")
  Words words(HttpServletRequest request) {
    return LanguageChoice.of(request);
  }
}
