package earshot.conversation;

import static earshot.language.Say.say;

import earshot.web.Blank;

/// The words of a message as they are stored.
public final class MessageText {

  private MessageText() {}

  /// The text without what cannot be stored and without blanks around it.
  ///
  /// @throws InvalidMessage if that leaves nothing to be seen, or more than 10,000 characters
  public static String checked(String body) {
    var text = clean(body).strip();
    if (Blank.is(text)) throw new InvalidMessage(say("Write something before you send."));
    checkLength(text);
    return text;
  }

  /// @throws InvalidMessage for more than 10,000 characters
  static void checkLength(String text) {
    if (text.length() > NewMessage.MAX_LENGTH)
      throw new InvalidMessage(
          say(
              "That is {0} characters; a message can have 10,000.",
              String.format("%,d", text.length())));
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
