package earshot.sms;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// A text as it sounds: lower case, without accents, punctuation and emojis, one space between
/// words.
///
/// @param sentences its sentences and lines
/// @param stated whether the first of them is neither asked nor exclaimed
record SpokenText(String whole, List<String> sentences, boolean stated) {

  // Nobody needs more to say that they want no more texts.
  private static final int LONGEST = 2_000;
  private static final String SENTENCE_ENDS = ".!?;\n\r…。！？";
  private static final String APOSTROPHES = "'’‘`´";

  static SpokenText of(String text) {
    String start = text.substring(0, Math.min(text.length(), LONGEST));
    var sentences = Stream.of(spoken(start).split("\n", -1)).map(SpokenText::spaced);
    var said = sentences.filter(sentence -> !sentence.isEmpty()).toList();
    return new SpokenText(spelled(String.join(" ", said)), said, isStated(start));
  }

  private static boolean isStated(String text) {
    var ends = text.strip().chars().filter(c -> SENTENCE_ENDS.indexOf(c) >= 0);
    return ends.limit(1).noneMatch(c -> "!?！？".indexOf(c) >= 0);
  }

  private static String spoken(String text) {
    var spoken = new StringBuilder();
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    plain.codePoints().forEach(character -> append(spoken, character));
    return spoken.toString();
  }

  private static void append(StringBuilder spoken, int character) {
    if (Character.isLetterOrDigit(character)) {
      spoken.appendCodePoint(character);
    } else if (SENTENCE_ENDS.indexOf(character) >= 0) {
      spoken.append('\n');
    } else if (!isSilent(character)) {
      spoken.append(' ');
    }
  }

  private static boolean isSilent(int character) {
    return APOSTROPHES.indexOf(character) >= 0
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.FORMAT;
  }

  private static String spaced(String sentence) {
    return String.join(" ", words(sentence));
  }

  static List<String> words(String spoken) {
    return Stream.of(spoken.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /// Words and phrases parted by commas, in the order given.
  static List<String> list(String phrases) {
    return Stream.of(phrases.split(",", -1)).map(String::strip).toList();
  }

  static Set<String> set(String phrases) {
    return Set.copyOf(list(phrases));
  }

  // S.T.O.P
  private static String spelled(String whole) {
    boolean letters = words(whole).stream().allMatch(word -> word.length() == 1);
    return letters ? whole.replace(" ", "") : whole;
  }
}
