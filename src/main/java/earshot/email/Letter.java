package earshot.email;

import java.util.List;

/// What a mail says, the same in text and in HTML: the words first, as phones preview them, then
/// the link.
///
/// @param color `#rrggbb` of the company
/// @param footer who writes and why, in one sentence
public record Letter(
    String words, String linkLabel, String link, String footer, String company, String color) {

  /// The words for the template, line by line.
  public List<String> lines() {
    return words.lines().toList();
  }

  /// Black or white, whichever reads better on the color (WCAG 2.2, relative luminance, roughly).
  public String ink() {
    var rgb = Integer.parseInt(color.substring(1), 16);
    var light = 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    return light > 150 ? "#000000" : "#ffffff";
  }

  String text() {
    return "%s\n\n%s:\n%s\n\n-- \n%s\n".formatted(words, linkLabel, link, footer);
  }
}
