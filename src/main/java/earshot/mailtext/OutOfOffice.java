package earshot.mailtext;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The subjects that vacation notes start with, as far as no person would start with them too. Who
/// answers such a note keeps "Re:" before it.
public final class OutOfOffice {

  private static final Set<String> SUBJECTS =
      MailWords.list(
          """
          automatic reply, automatic response, auto reply, auto-reply, autoreply, auto response, auto-response, \
          autoresponse, auto:, automated reply, automated response, automatic message, vacation reply, vacation message, \
          out of office, out of the office, out-of-office, ooo, ooto, oof, away from my mail, \
          automatische antwort, automatische antwort:, autom. antwort, automatische rückantwort, abwesenheitsnotiz, \
          abwesenheitsnachricht, abwesenheitsmeldung, urlaubsnotiz, \
          réponse automatique, reponse automatique, message d'absence, absence du bureau, absent du bureau, \
          respuesta automática, respuesta automatica, contestación automática, fuera de la oficina, fuera de oficina, \
          ausente de la oficina, resposta automàtica, fora de l'oficina, \
          risposta automatica, risposta automatica:, fuori sede, fuori ufficio, assente dall'ufficio, \
          resposta automática, resposta automatica, fora do escritório, ausência do escritório, ausência temporária, \
          automatisch antwoord, automatische beantwoording, automatisch bericht, afwezigheidsbericht, \
          automatyczna odpowiedź, odpowiedź automatyczna, autoodpowiedź, poza biurem, \
          автоматический ответ, автоответ, автоматическое сообщение, вне офиса, \
          автоматична відповідь, автовідповідь, відсутній на робочому місці, поза офісом, \
          autosvar, auto svar, automatiskt svar, automatisk svar, \
          automaattinen vastaus, automaattivastaus, poissa toimistosta, poissaoloviesti, \
          automatická odpověď, automatická odpoveď, mimo kancelář, \
          otomatik yanıt, otomatik cevap, ofis dışında, \
          automatikus válasz, házon kívül, răspuns automat, raspuns automat, în afara biroului, \
          automatski odgovor, samodejni odgovor, автоматичен отговор, αυτόματη απάντηση, απάντηση εκτός γραφείου, \
          תשובה אוטומטית, מענה אוטומטי, رد تلقائي, الرد التلقائي, trả lời tự động, balasan otomatis, ตอบกลับอัตโนมัติ, \
          自动回复, 自動回覆, 自动答复, 自動答覆, 外出自动回复, 不在办公室, 自動返信, 自動応答, 不在通知, 不在のお知らせ, \
          자동 회신, 자동회신, 자동 응답, 자동응답, 부재중, 부재 중\
          """);

  private static final int LONGEST = 40;

  private OutOfOffice() {}

  /// Whether mail of that subject is such a note.
  public static boolean is(@Nullable String subject) {
    String start = MailChars.undecorated(MailWords.plain(subject == null ? "" : subject));
    for (int end = 1; end <= Math.min(start.length(), LONGEST); end++) {
      if (endsWord(start, end) && SUBJECTS.contains(start.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWord(String text, int end) {
    return end == text.length()
        || !Character.isLetterOrDigit(text.charAt(end))
        || Character.isIdeographic(text.charAt(end - 1));
  }
}
