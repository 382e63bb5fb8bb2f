package earshot.language;

import static earshot.language.Say.say;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sentences that are stored in English with their values in them, as nobody is reading when they
/// are written; given out in the language of whoever reads them. What others said within them stays
/// as it was said.
public final class StoredSentences {

  private final List<Sentence> sentences;

  /// @param english as [Say#say] takes them; the longer before those that begin alike
  public StoredSentences(String... english) {
    this.sentences = Arrays.stream(english).map(Sentence::of).toList();
  }

  private record Sentence(String english, Pattern pattern) {

    static Sentence of(String english) {
      var around = Arrays.stream(english.split("\\{\\d}", -1)).map(Pattern::quote);
      return new Sentence(
          english, Pattern.compile(around.collect(Collectors.joining("(.+?)")), Pattern.DOTALL));
    }
  }

  /// The same for its reader; what is none of these, as it is.
  public String said(String stored) {
    if (Say.language() == Language.ENGLISH) return stored;
    var known = Say.known(stored);
    if (!known.equals(stored)) return known;
    return sentences.stream()
        .flatMap(sentence -> said(sentence, stored).stream())
        .findFirst()
        .orElseGet(() -> besideCode(stored));
  }

  /// A value may be a stored sentence itself.
  private Optional<String> said(Sentence sentence, String stored) {
    var found = sentence.pattern().matcher(stored);
    if (!found.matches()) return Optional.empty();
    var values =
        IntStream.rangeClosed(1, found.groupCount())
            .mapToObj(group -> said(found.group(group)))
            .toArray();
    return Optional.of(say(sentence.english(), values));
  }

  /// A code of the other side may stand behind the sentence, in brackets.
  private static String besideCode(String stored) {
    var at = stored.endsWith(")") ? stored.lastIndexOf(" (") : -1;
    return at < 0 ? stored : Say.known(stored.substring(0, at)) + stored.substring(at);
  }
}
