package earshot.mailtext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What mail clients write around a quoted mail, in the languages they speak.
final class MailWords {

  /// "wrote", where it stands as a word of its own.
  static final Set<String> VERBS =
      list(
          """
          wrote, writes, said, schrieb, geschrieben, écrit, ecrit, escribió, escribio, escrigué, escriure, escribiu, \
          scritto, scrisse, scrive, escreveu, schreef, geschreven, skrev, skrifaði, kirjoitti, napisał, napisała, \
          napisali, pisze, napsal, napsala, napsali, napísal, napísala, napisao, napisala, napisal, je napisao, \
          написал, написала, написали, пишет, писал, писала, написав, написала, пише, писав, писала, напісаў, \
          написа, írta, írt, scris, έγραψε, έγραψαν, yazdı, yazmış, כתב, כתבה, מאת, كتب, كتبت, نوشت, viết, menulis, rašė, \
          parašė, rakstīja, kirjutas, idatzi, 작성, 작성함, 썼습니다, 写道, 寫道\
          """);

  /// The same where words are not spaced.
  private static final Set<String> UNSPACED_VERBS =
      list("写道, 寫道, 写了, 寫了, 作成, 作成しました, 書きました, のメール, のメッセージ, 작성, 썼습니다, 썼다, เขียนว่า, เขียน");

  /// The words before the day: "On Monday", "Am Montag", "W dniu".
  static final Set<String> OPENINGS =
      list(
          """
          on, at, le, am, el, il, em, no, den, op, dnia, w, v, ve, dne, dňa, în, in, la, på, pe, на, в, у, во, vào, a, al, στις, \
          pada, ב, בתאריך, في, em, dia, ngày, els, 在, 于, 於\
          """);

  /// The words of a line drawn above an earlier mail, as in `-----Original Message-----`.
  static final Set<String> DIVIDERS =
      list(
          """
          original message, original email, original mail, original appointment, forwarded message, forwarded mail, \
          begin forwarded message, start of forwarded message, reply message, reply above this line, \
          please reply above this line, write reply above this line, \
          ursprüngliche nachricht, originalnachricht, original-nachricht, original nachricht, originale nachricht, \
          weitergeleitete nachricht, anfang der weitergeleiteten nachricht, anfang der weitergeleiteten e-mail, \
          ursprungliche nachricht, ursprüngliche mail, originalmail, \
          message d'origine, message original, message initial, message originel, courriel original, mail original, \
          message transféré, message transmis, message réexpédié, début du message transféré, \
          début du message réexpédié, \
          mensaje original, correo original, mensaje reenviado, forwarded, inicio del mensaje reenviado, \
          missatge original, missatge reenviat, mensaxe orixinal, \
          messaggio originale, messaggio inoltrato, inizio messaggio inoltrato, messaggio inviato, \
          mensagem original, mensagem encaminhada, mensagem reencaminhada, início da mensagem encaminhada, \
          início da mensagem reencaminhada, mensagem originária, \
          oorspronkelijk bericht, origineel bericht, oorspronkelijke bericht, doorgestuurd bericht, \
          begin doorgestuurd bericht, \
          wiadomość oryginalna, oryginalna wiadomość, pierwotna wiadomość, treść oryginalna, treść przekazanej wiadomości, \
          wiadomość przekazana, przekazana wiadomość, początek przekazywanej wiadomości, \
          исходное сообщение, первоначальное сообщение, оригинальное сообщение, пересылаемое сообщение, \
          пересланное сообщение, перенаправленное сообщение, начало переадресованного сообщения, \
          начало пересылаемого сообщения, \
          оригінальне повідомлення, вихідне повідомлення, початкове повідомлення, переслане повідомлення, \
          перенаправлене повідомлення, \
          ursprungligt meddelande, originalmeddelande, vidarebefordrat meddelande, vidarebefordrat mejl, \
          vidarebefordrat brev, \
          oprindelig meddelelse, original meddelelse, oprindelig besked, videresendt meddelelse, videresendt besked, \
          start på videresendt besked, \
          opprinnelig melding, original melding, videresendt melding, start på videresendt melding, \
          alkuperäinen viesti, välitetty viesti, edelleenlähetetty viesti, \
          původní zpráva, původní e-mail, přeposlaná zpráva, pôvodná správa, preposlaná správa, \
          originalna poruka, proslijeđena poruka, izvorno sporočilo, оригинално съобщение, препратено съобщение, \
          eredeti üzenet, továbbított üzenet, továbbított levél, mesaj original, mesajul original, mesaj redirecționat, \
          αρχικό μήνυμα, προωθημένο μήνυμα, orijinal ileti, orijinal mesaj, özgün ileti, asıl mesaj, iletilen ileti, \
          yönlendirilmiş ileti, yönlendirilen ileti, \
          הודעה מקורית, הודעה שהועברה, الرسالة الأصلية, رسالة محولة, thư gốc, tin nhắn gốc, pesan asli, pesan terusan, \
          元のメッセージ, 元のメール, 転送メッセージ, 転送されたメッセージ, オリジナルメッセージ, 원본 메시지, 원본 메일, 원본메시지, 전달된 메시지, \
          原始邮件, 原始郵件, 原邮件, 原信, 邮件原件, 原始訊息, 转发邮件, 转发的邮件, 轉寄郵件, 轉寄的郵件, 转发邮件信息, 转发信息\
          """);

  private MailWords() {}

  static Set<String> list(String words) {
    return Stream.of(words.split(",", -1))
        .map(MailWords::plain)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Lower case, with plain spaces and apostrophes, and without the dot of a Turkish `İ`.
  static String plain(String text) {
    return MailChars.trim(text)
        .toLowerCase(Locale.ROOT)
        .replace('\u00A0', ' ')
        .replace('\u202F', ' ')
        .replace('’', '\'')
        .replace("\u0307", "");
  }

  /// The words and numbers of a text in lower case. An ending in brackets, as in `napisał(a)`, is
  /// left out.
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfWord(text, at);
      if (end > at) {
        words.add(text.substring(at, end).toLowerCase(Locale.ROOT));
      }
      at = afterShortBrackets(text, end);
    }
    return words;
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && isPartOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static int afterShortBrackets(String text, int at) {
    if (at < text.length() && text.charAt(at) == '(') {
      int close = text.substring(at, Math.min(text.length(), at + 5)).indexOf(')');
      return at + Math.max(close, 0) + 1;
    }
    return at + 1;
  }

  static boolean hasUnspacedVerb(String text) {
    return UNSPACED_VERBS.stream().anyMatch(text::contains);
  }

  static boolean endsWithUnspacedVerb(String text) {
    String end = MailChars.endsWithColon(text) ? text.substring(0, text.length() - 1) : text;
    String trimmed = MailChars.trim(end);
    return UNSPACED_VERBS.stream().anyMatch(trimmed::endsWith);
  }
}
