package earshot.mailtext;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a mail server says in words of its own of a mail it could not deliver: nearly half of real
/// bounces have no part for machines. Who has given up says so in one of few phrases; who still
/// tries says that.
public enum BounceNote {
  CAME_BACK,
  DELAYED;

  private static final int READ = 20_000;

  private static final Set<String> STILL_TRYING =
      MailWords.list(
          """
          message has been delayed, mail has been delayed, delivery has been delayed, message was delayed, \
          mail was delayed, delivery was delayed, delivery delayed, delivery delay, message delayed, (delay), (delayed), \
          not yet been delivered, still being retried, will be retried, will continue, will keep trying, \
          delivery attempts will, warning message only, no action is required, \
          will retry for, deferred:, \
          wird verzögert, wurde verzögert, verzögert:, noch nicht zugestellt, a été retardé, remise retardée, \
          sigue intentando, se ha retrasado, entrega retrasada, verrà ritentata, recapito ritardato, \
          wordt opnieuw geprobeerd, vertraagd:, entrega atrasada, opóźnione:, försenat:, forsinket:, задерж\
          """);

  private static final Set<String> GIVEN_UP =
      MailWords.list(
          """
          not be delivered, not been delivered, not delivered, cannot be delivered, can't be delivered, \
          couldn't be delivered, undeliver, unable to deliver, able to deliver your, could not deliver, \
          not deliver your, failed to deliver, delivery failed, delivery fail, delivery has failed, deliver failed, \
          delivery to the following recipient, delivery problem, mail failed, failed mail, \
          failed recipient, failed addresses, failure notice, did not reach, not reach some, could not be reached, \
          was aborted, been blocked, message blocked, been returned because, returned mail, returned to sender, returning message, \
          returning to sender, permanent error, permanent fatal error, processing error, error-for:, \
          automatically rejected, was rejected, has been rejected, recipient rejected, address rejected, \
          invalid final delivery, invalid recipient, invalid address, no valid recipients, \
          no mailbox here, no such user, no such recipient, unknown user, user unknown, unknown address, \
          unknown recipient, recipient unknown, does not exist, doesn't exist, no longer valid, \
          over quota, quota exceeded, exceeding their quota, mailbox is full, mailbox full, \
          unzustellbar, nicht zugestellt, nicht zustellbar, fehler bei der nachrichtenzustellung, \
          konnte nicht gefunden werden, pas pu etre, pas pu être, non remis, non distribu, échec de la remise, \
          no se ha podido entregar, no se pudo entregar, no se puede entregar, no entregado, non è stato possibile, \
          mancata consegna, mancato recapito, impossibile recapitare, não pôde ser entregue, \
          não foi possível entregar, não é possível entregar, falha na entrega, kon niet worden afgeleverd, \
          niet bezorgd, niet worden bezorgd, onbestelbaar, nie mógł zostać dostarczon, niedostarczon, \
          nie można dostarczyć, teslim edilemedi, går inte att leverera, gick inte att leverera, \
          kan ikke leveres, kunne ikke leveres, kunne ikke afleveres, не было доставлено, не удалось доставить, \
          невозможно доставить, не смогли доставить, недоставлен, не доставлен, не вдалося доставити, \
          ei voitu toimittaa, nelze doručit, nebylo možné doručit, nedoručiteľn, kézbesíthetetlen, \
          配信不能, 配信できませんでした, 送信できませんでした, 無法傳遞, 无法传递, 无法送达, 無法送達, 退信, 退回, \
          전송 실패, 배달할 수 없\
          """);

  /// What stands above the returned mail, which says anything.
  private static final Set<String> RETURNED =
      MailWords.list(
          """
          original message follows, message text follows, message header follows, returned mail follows, \
          copy of the message, copy of your message, copy of the original, copy of the first part, \
          header of the original, headers of the original, start of returned, below this line, \
          below the next line\
          """);

  /// What the server says; null where it speaks of no failure.
  public static @Nullable BounceNote of(String subject, String text) {
    var words = folded(subject) + " \n " + own(folded(text));
    if (says(words, STILL_TRYING)) return DELAYED;
    return says(words, GIVEN_UP) ? CAME_BACK : null;
  }

  private static boolean says(String words, Set<String> phrases) {
    return phrases.stream().anyMatch(words::contains);
  }

  private static String own(String words) {
    return words.substring(
        0,
        RETURNED.stream()
            .mapToInt(words::indexOf)
            .filter(at -> at >= 0)
            .min()
            .orElse(words.length()));
  }

  /// In lower case, with one space between words, wherever the lines break.
  private static String folded(String text) {
    var folded = new StringBuilder();
    text.substring(0, Math.min(READ, text.length()))
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .chars()
        .map(c -> Character.isWhitespace(c) || c == '\u00a0' ? ' ' : c)
        .filter(c -> c != ' ' || folded.isEmpty() || folded.charAt(folded.length() - 1) != ' ')
        .forEach(c -> folded.append((char) c));
    return folded.toString();
  }
}
