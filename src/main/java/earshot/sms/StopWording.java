package earshot.sms;

import java.util.List;
import java.util.Set;

/// The plain ways to ask for no more texts. Each starts in one of a few ways and then says nothing
/// that is not about being texted, so that "stop texting me" is one and "stop texting my mother" is
/// not.
final class StopWording {

  private static final Set<String> SENTENCES =
      SpokenText.set(
          """
          leave me alone, lose my number, forget my number, take me off, remove me, delete me, \
          unsubscribe me, opt me out, unsubscribe, opt out, optout, stop contacting, darme de \
          baja, dar de baja, deme de baja, denme de baja, dame de baja\
          """);

  private static final List<String> STOP =
      SpokenText.list(
          """
          stop, quit, cease, stop with, no more, enough with, no mas, basta de, deje de, deja \
          de, dejen de, dejar de, pare de, paren de, para de, parar de, no envien, no envie, \
          no manden, no mande, dont send, do not send, never send\
          """);

  private static final List<String> CANCEL =
      SpokenText.list("cancel, end, turn off, block, disable");

  private static final List<String> NEVER =
      SpokenText.list("dont, do not, never, no me, nunca me, ya no me");

  private static final List<String> UNWANTED =
      SpokenText.list(
          """
          i dont want, i do not want, i no longer want, i no longer wish, i dont wish, i do \
          not wish, i dont need, i do not need, dont want, do not want, no longer want, no \
          quiero, ya no quiero, no deseo, ya no deseo\
          """);

  private static final List<String> REMOVE =
      SpokenText.list(
          """
          unsubscribe, remove, delete, erase, take me off, take my number off, take this \
          number off, get me off, get my number off, opt out, opt me out, quitenme, quiteme, \
          borren, borre, eliminen, elimine, saqueme, saquenme, darme de baja, dar de baja\
          """);

  private StopWording() {}

  /// Whether a whole message asks for no more texts.
  static boolean isWhole(String spoken) {
    String wish = PoliteWords.withoutAsking(spoken);
    return isWish(wish) || saysOnly(wish, NEVER, MessageWords.CONTACT);
  }

  /// Whether a sentence does, whatever the others say. "I am driving. Do not text me." does not.
  static boolean isSentence(String spoken) {
    String wish = PoliteWords.withoutAsking(spoken);
    return isWish(wish)
        || (saysOnly(wish, NEVER, MessageWords.CONTACT) && MessageWords.sayForGood(wish));
  }

  private static boolean isWish(String wish) {
    return SENTENCES.contains(wish)
        || saysOnly(wish, STOP, MessageWords.TEXTING)
        || saysOnly(wish, CANCEL, MessageWords.TEXTS)
        || saysOnly(wish, UNWANTED, MessageWords.WANTED)
        || saysOnly(wish, REMOVE, MessageWords.LIST);
  }

  // One of the starts, then only words about texts, and among them one that makes it clear.
  private static boolean saysOnly(String wish, List<String> starts, Set<String> clear) {
    return starts.stream()
        .filter(start -> wish.startsWith(start + " "))
        .map(start -> SpokenText.words(wish.substring(start.length())))
        .anyMatch(
            rest -> rest.stream().anyMatch(clear::contains) && MessageWords.areAll(rest, clear));
  }
}
