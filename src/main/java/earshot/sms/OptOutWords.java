package earshot.sms;

import java.util.Set;

/// What the words of an inbound text ask for, beside being a message: no more texts, texts again,
/// or who this is. Case, punctuation, accents and emojis do not count. A whole message asks, a word
/// inside of one does not: "We have to stop this bill" is a message like any other.
public final class OptOutWords {

  /// What a text asks for.
  public enum Meaning {
    STOP,
    START,
    HELP,
    NONE
  }

  private static final Set<String> START =
      SpokenText.set("start, unstop, subscribe, resubscribe, optin, opt in");

  private static final Set<String> START_IF_OPTED_OUT =
      SpokenText.set("yes, si, resume, alta, iniciar, comenzar, empezar, reanudar");

  private static final Set<String> HELP = SpokenText.set("help, info, ayuda");

  private OptOutWords() {}

  /// The meaning of a text from somebody who has not opted out.
  public static Meaning of(String text) {
    return of(text, false);
  }

  /// @param optedOut whether the sender gets no texts now; only then does "YES" mean START
  public static Meaning of(String text, boolean optedOut) {
    var said = SpokenText.of(text);
    if (isStop(said)) {
      return Meaning.STOP;
    }
    if (isStart(said, optedOut)) {
      return Meaning.START;
    }
    return HELP.contains(said.whole()) ? Meaning.HELP : Meaning.NONE;
  }

  /// Whether a text that means STOP says something else besides: "I found a job. Stop texting me."
  static boolean sayMoreThanStop(String text) {
    var said = SpokenText.of(text);
    return !isWhollyStop(said) && said.sentences().stream().anyMatch(OptOutWords::isMoreThanStop);
  }

  private static boolean isStop(SpokenText said) {
    return isWhollyStop(said)
        || StopWords.begin(said)
        || said.sentences().stream().anyMatch(StopWording::isSentence);
  }

  private static boolean isWhollyStop(SpokenText said) {
    return StopWords.are(said) || StopWording.isWhole(said.whole());
  }

  private static boolean isMoreThanStop(String sentence) {
    return !PoliteWords.are(sentence) && !isWhollyStop(SpokenText.of(sentence));
  }

  private static boolean isStart(SpokenText said, boolean optedOut) {
    String asked = PoliteWords.without(said.whole());
    return START.contains(asked) || (optedOut && START_IF_OPTED_OUT.contains(asked));
  }
}
