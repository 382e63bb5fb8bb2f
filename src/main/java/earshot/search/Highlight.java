package earshot.search;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Marks the words that were searched for. What people wrote stays text: nothing of it is ever
/// HTML.
///
/// @param words folded as the index folds them
/// @param begun the beginning of further ones; empty for none
public record Highlight(Set<String> words, String begun) {

  static final Highlight NOTHING = new Highlight(Set.of(), "");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final int SEEN = 60;
  private static final int BEFORE = 40;
  private static final int LENGTH = 160;

  /// The whole text.
  public Content all(String text) {
    return output -> write(text, output);
  }

  /// The part of a message around the first hit, on one line.
  public Content snippet(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    var hit = firstHit(line);
    var from = hit <= SEEN ? 0 : start(line, hit - BEFORE);
    var to = line.length() - from <= LENGTH ? line.length() : end(line, from + LENGTH);
    var cut = (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    return all(cut);
  }

  private void write(String text, TemplateOutput output) {
    var found = WORD.matcher(text);
    var done = 0;
    while (found.find()) {
      if (!isHit(found.group())) continue;
      Escape.htmlContent(text.substring(done, found.start()), output);
      output.writeContent("<mark>");
      Escape.htmlContent(found.group(), output);
      output.writeContent("</mark>");
      done = found.end();
    }
    Escape.htmlContent(text.substring(done), output);
  }

  private int firstHit(String text) {
    return WORD.matcher(text)
        .results()
        .filter(word -> isHit(word.group()))
        .findFirst()
        .map(word -> word.start())
        .orElse(0);
  }

  private boolean isHit(String word) {
    var folded =
        Normalizer.normalize(word, Normalizer.Form.NFD)
            .replaceAll("[\\u0300-\\u036f]", "")
            .toLowerCase(Locale.ROOT);
    return words.contains(folded) || (!begun.isEmpty() && folded.startsWith(begun));
  }

  /// The beginning of a word, near there.
  private static int start(String line, int near) {
    if (near <= 0) return 0;
    var space = line.indexOf(' ', near);
    return space >= 0 && space < near + BEFORE ? space + 1 : whole(line, near);
  }

  private static int end(String line, int near) {
    var space = line.lastIndexOf(' ', near);
    return space > near - BEFORE ? space : whole(line, near);
  }

  /// Not in the middle of a character.
  private static int whole(String line, int at) {
    return Character.isLowSurrogate(line.charAt(at)) ? at + 1 : at;
  }
}
