package earshot.language;

import java.util.regex.Pattern;

/// The words a template holds itself instead of asking for them.
final class OwnWords {

  private static final Pattern READ_OUT =
      Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"@]+)\"");

  private OwnWords() {}

  /// What is left of a template without its expressions, tags and directives, and with the words in
  /// those attributes that are read out.
  static String of(String template) {
    var plain =
        template
            .replaceAll("(?m)^\\s*(@import|@param|!\\{).*(\\n\\s*(case|default|}).*)*$", "")
            .replaceAll("\\$\\{(?:[^{}]|\\{[^{}]*})*}", "");
    var words = new StringBuilder();
    var read = READ_OUT.matcher(plain);
    while (read.find()) words.append(read.group(1)).append(' ');
    return words
        .append(
            plain
                .replaceAll(
                    "@template\\.[\\w.-]+\\((?:[^()`\"]|\"[^\"]*\"|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))*(?:content = @`)?\\)?",
                    "")
                .replaceAll(
                    "@(if|elseif|for|else|endif|endfor)(\\((?:[^()]|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))*\\))?",
                    "")
                .replaceAll("\\w+ = @`", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("[`()\\s·,:.•]+", " "))
        .toString()
        .strip();
  }
}
