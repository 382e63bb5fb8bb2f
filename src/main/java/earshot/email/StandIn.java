package earshot.email;

import org.jsoup.Jsoup;

/// A plain text that says nothing but that the mail is to be read elsewhere: "Your email program
/// does not show HTML."
final class StandIn {

  /// How many letters such a text has at most.
  private static final int LONGEST = 300;

  private StandIn() {}

  /// Whether the plain text is one for that HTML: short beside it, and its words are not in it.
  static boolean is(String plain, String html) {
    var said = letters(plain);
    if (said.length() > LONGEST) return false;
    var all = letters(Jsoup.parse(html).text());
    return all.length() > 2 * said.length() && !all.contains(said);
  }

  /// Both write the same words with other spaces, stars and brackets.
  private static String letters(String text) {
    var letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
