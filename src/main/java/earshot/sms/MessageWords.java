package earshot.sms;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words about being texted that a wish for no more of it is made of.
final class MessageWords {

  /// What is sent.
  static final Set<String> TEXTS =
      SpokenText.set(
          """
          texts, messages, msgs, sms, alerts, notifications, mensajes, textos, spam, \
          subscription\
          """);

  /// What to stop: "texting", "sending", "these texts".
  static final Set<String> TEXTING =
      with(
          TEXTS,
          """
          texting, messaging, contacting, sending, spamming, bothering, calling, emailing, \
          writing, harassing, pestering, annoying, txting, msging, blowing, enviar, enviarme, \
          mandar, mandarme, escribir, escribirme, textear, textearme, contactar, contactarme, \
          molestar, molestarme, llamarme\
          """);

  /// What not to do: "text me".
  static final Set<String> CONTACT =
      SpokenText.set(
          """
          text, txt, message, msg, contact, sms, bother, envie, envien, \
          envies, mande, manden, mandes, escriba, escriban, escribas, escriben, contacten, \
          contacte, contactes, molesten, moleste\
          """);

  /// What is not wanted: "texts", "to be contacted".
  static final Set<String> WANTED =
      with(
          TEXTS,
          """
          texted, messaged, contacted, bothered, contactado, contactada\
          """);

  /// What to be removed from.
  static final Set<String> LIST =
      with(
          TEXTS,
          """
          list, lists, lista, number, numero, database, contacts, system\
          """);

  private static final Set<String> AROUND =
      SpokenText.set(
          """
          me, us, my, phone, cell, cellphone, mobile, number, this, these, those, that, the, \
          a, any, anymore, more, all, of, such, text, message, to, from, for, on, off, out, \
          your, you, yours, again, ever, please, and, up, with, so, many, random, unwanted, \
          further, future, job, mailing, texting, receive, receiving, get, getting, be, send, \
          sending, anything, else, them, via, by, sus, su, de, la, mi, al, mas, mis, tus, tu, \
          los, las, esta, estos, recibir, recibiendo, enviando, texto, ser, por, nunca\
          """);

  private static final Set<String> FOR_GOOD =
      SpokenText.set("anymore, more, again, ever, further, future, never, mas, nunca");

  private MessageWords() {}

  private static Set<String> with(Set<String> words, String more) {
    return Stream.concat(words.stream(), SpokenText.list(more).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean areAll(List<String> words, Set<String> clear) {
    return words.stream()
        .allMatch(word -> clear.contains(word) || AROUND.contains(word) || TEXTING.contains(word));
  }

  static boolean sayForGood(String wish) {
    return SpokenText.words(wish).stream().anyMatch(FOR_GOOD::contains);
  }
}
