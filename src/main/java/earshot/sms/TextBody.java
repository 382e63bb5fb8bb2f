package earshot.sms;

/// What a text says: who writes, the words, the link. At most 1,600 characters, which is what
/// providers take; too many words are shortened, the link never is.
public final class TextBody {

  private static final int LONGEST = 1600;
  private static final String MORE = "…";

  private TextBody() {}

  public static String of(String from, String words, String link) {
    var begin = from + ": ";
    var end = " " + link;
    return begin + shortened(words, LONGEST - begin.length() - end.length()) + end;
  }

  /// Cut before a character, never within one.
  private static String shortened(String words, int room) {
    if (words.length() <= room) return words;
    var cut = Math.max(0, room - MORE.length());
    if (cut > 0 && Character.isHighSurrogate(words.charAt(cut - 1))) cut--;
    return words.substring(0, cut).stripTrailing() + MORE;
  }
}
