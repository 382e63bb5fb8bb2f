package earshot.sms;

import java.util.Set;

/// The words that stop texts when they are all that is said.
final class StopWords {

  private static final Set<String> WORDS =
      SpokenText.set(
          """
          stop, stopall, stop all, unsubscribe, unsub, end, quit, revoke, optout, opt out, \
          alto, parar, pare, paren, basta, detener, detengan, detengase, desuscribir, \
          desuscribirme, arret\
          """);

  // With a "please" they may be about the interview.
  private static final Set<String> WORDS_ALONE = SpokenText.set("cancel, cancelar, baja");

  // Clear enough to stand before an explanation: "Stop. I found another job."
  private static final Set<String> FIRST_SENTENCES =
      SpokenText.set("stop, stopall, stop all, unsubscribe");

  private StopWords() {}

  static boolean are(SpokenText said) {
    return WORDS_ALONE.contains(said.whole())
        || WORDS.contains(PoliteWords.without(said.whole()))
        || isRepeated(said);
  }

  /// Whether one is said before an explanation.
  static boolean begin(SpokenText said) {
    return said.stated()
        && !said.sentences().isEmpty()
        && FIRST_SENTENCES.contains(said.sentences().getFirst());
  }

  // STOP STOP STOP
  private static boolean isRepeated(SpokenText said) {
    var words = Set.copyOf(SpokenText.words(said.whole()));
    return words.size() == 1 && WORDS.containsAll(words);
  }
}
