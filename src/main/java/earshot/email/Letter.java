package earshot.email;

import earshot.language.Say;
import earshot.language.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mail says, the same in text and in HTML: the words first, as phones preview them, then
/// the link.
///
/// @param footer who writes and why, in one sentence
/// @param stopLink where to say that such mail is not wanted; null where it always is
/// @param color the company's, by its name
/// @param reader the words of the language its reader reads, in which all else is written
public record Letter(
    String words,
    String linkLabel,
    String link,
    String footer,
    @Nullable String stopLink,
    String company,
    String color,
    Words reader) {

  /// A letter in the language of whoever asks.
  public Letter(
      String words,
      String linkLabel,
      String link,
      String footer,
      @Nullable String stopLink,
      String company,
      String color) {
    this(words, linkLabel, link, footer, stopLink, company, color, new Words(Say.language()));
  }

  private static final String BLUE = "#1a5cd0";

  /// The colors of css/applicant.css, which mail cannot load; white reads well on all of them.
  private static final Map<String, String> COLORS =
      Map.ofEntries(
          Map.entry("teal", "#0f6b66"),
          Map.entry("green", "#2b6a38"),
          Map.entry("olive", "#5d6116"),
          Map.entry("amber", "#8a5300"),
          Map.entry("orange", "#a8430b"),
          Map.entry("red", "#b02a26"),
          Map.entry("rose", "#ae2459"),
          Map.entry("plum", "#8a2f88"),
          Map.entry("violet", "#6341b8"),
          Map.entry("slate", "#465566"),
          Map.entry("brown", "#74492f"));

  /// What the link in the footer says.
  public String stop() {
    return reader.text("stop.button");
  }

  /// The words for the template, line by line.
  public List<String> lines() {
    return words.lines().toList();
  }

  /// `#rrggbb`
  public String paint() {
    return COLORS.getOrDefault(color, BLUE);
  }

  String text() {
    return "%s\n\n%s:\n%s\n\n-- \n%s\n%s"
        .formatted(
            words,
            linkLabel,
            link,
            footer,
            stopLink == null ? "" : stop() + ": " + stopLink + "\n");
  }
}
