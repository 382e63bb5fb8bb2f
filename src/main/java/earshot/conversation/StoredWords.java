package earshot.conversation;

import static earshot.language.Say.say;

import earshot.language.Say;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reasons and remarks that work in the background stored in English, in the language of whoever
/// reads them. What another system said within them stays as it was said.
final class StoredWords {

  /// Those that hold something else, perhaps a reason again.
  private static final List<String> SENTENCES =
      List.of(
          "trying again: {0}",
          "until {0}",
          "Gave up after a day: {0}",
          "It is not certain whether it went. {0}",
          "Only the beginning has gone: {0}",
          "The text cannot be sent by SMPP: {0}",
          "The text gateway refused: {0}",
          "The text provider refused: {0}",
          "The text provider could not deliver it: {0}",
          "The mail server refused: {0}",
          "The mail came back: {0}",
          "This phone was also texted about {0}: the answer may be to that");

  private StoredWords() {}

  static @Nullable String shown(@Nullable String stored) {
    return stored == null ? null : translated(stored);
  }

  private static String translated(String stored) {
    var whole = Say.known(stored);
    return whole.equals(stored) ? around(stored) : whole;
  }

  private static String around(String stored) {
    for (var sentence : SENTENCES) {
      var value = value(sentence, stored);
      if (value != null) return say(sentence, translated(value));
    }
    return withoutCode(stored);
  }

  /// A code of the other side may stand behind the sentence, in brackets.
  private static String withoutCode(String stored) {
    var at = stored.endsWith(")") ? stored.lastIndexOf(" (") : -1;
    return at < 0 ? stored : Say.known(stored.substring(0, at)) + stored.substring(at);
  }

  /// What stands in that sentence where it has its value; null if it is another sentence.
  private static @Nullable String value(String sentence, String stored) {
    var at = sentence.indexOf("{0}");
    var before = sentence.substring(0, at);
    var after = sentence.substring(at + "{0}".length());
    return stored.length() > sentence.length() - "{0}".length()
            && stored.startsWith(before)
            && stored.endsWith(after)
        ? stored.substring(at, stored.length() - after.length())
        : null;
  }
}
