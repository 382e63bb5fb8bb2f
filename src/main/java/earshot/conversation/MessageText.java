package earshot.conversation;

import static earshot.language.Say.say;

/// The words of a message as they are stored.
public final class MessageText {

  /// The fillers of Hangul, Khmer's inherent vowels, the empty Braille cell, and the joiner of
  /// graphemes: letters and marks by their category that leave the paper white.
  private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u17B4\u17B5\u2800\u034F";

  private MessageText() {}

  /// The text without what cannot be stored and without blanks around it.
  ///
  /// @throws InvalidMessage if that leaves nothing to be seen, or more than 10,000 characters
  public static String checked(String body) {
    var text = clean(body).strip();
    if (saysNothing(text)) throw new InvalidMessage(say("Write something before you send."));
    if (text.length() > NewMessage.MAX_LENGTH)
      throw new InvalidMessage(
          say(
              "That is {0} characters; a message can have 10,000.",
              String.format("%,d", text.length())));
    return text;
  }

  /// Whether a reader would see nothing of it: spaces, and what has neither width nor ink, such as
  /// a zero-width joiner alone.
  public static boolean saysNothing(String text) {
    return text.codePoints().noneMatch(MessageText::isSeen);
  }

  private static boolean isSeen(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && !isVariation(c)
        && BLANKS.indexOf(c) < 0;
  }

  private static boolean isVariation(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  /// PostgreSQL stores neither NUL nor half a surrogate pair, and line ends come in three kinds.
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(c -> c != 0)
        .map(c -> Character.isBmpCodePoint(c) && Character.isSurrogate((char) c) ? '\uFFFD' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
