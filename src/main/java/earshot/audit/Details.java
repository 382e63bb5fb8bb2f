package earshot.audit;

import static earshot.language.Say.say;

import earshot.language.Language;
import earshot.language.Say;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What more is noted of a deed. It is stored in English, and read by people of either language.
final class Details {

  /// What is noted, the longer before those that begin alike.
  private static final List<Sentence> SENTENCES =
      List.of(
          new Sentence("number {0}, to {1} applicants"),
          new Sentence("number {0}"),
          new Sentence("for one conversation in {0}"),
          new Sentence("allowed {0}"),
          new Sentence("no longer {0}"),
          new Sentence("to Manager at {0} locations"),
          new Sentence("to Manager at {0} location"),
          new Sentence("from {0} to {1}"),
          new Sentence("from {0}"),
          new Sentence("to {0}"),
          new Sentence("{0} months"),
          new Sentence("{0} years"),
          new Sentence("{0} on {1}"));

  /// One with its values, as `say` takes it.
  private record Sentence(String english, Pattern pattern) {

    Sentence(String english) {
      this(english, Pattern.compile(expression(english)));
    }

    private static String expression(String english) {
      return Arrays.stream(english.split("\\{\\d}", -1))
          .map(Pattern::quote)
          .collect(Collectors.joining("(.+?)"));
    }

    Optional<String> said(String stored) {
      var found = pattern.matcher(stored);
      if (!found.matches()) return Optional.empty();
      var values =
          IntStream.rangeClosed(1, found.groupCount())
              .mapToObj(group -> Details.said(found.group(group)))
              .toArray();
      return Optional.of(say(english, values));
    }
  }

  private Details() {}

  /// The same in the language of whoever reads it; what is none of these, as it is.
  static String said(String stored) {
    if (Say.language() == Language.ENGLISH) return stored;
    var known = Say.known(stored);
    if (!known.equals(stored)) return known;
    return SENTENCES.stream()
        .flatMap(sentence -> sentence.said(stored).stream())
        .findFirst()
        .orElse(stored);
  }
}
