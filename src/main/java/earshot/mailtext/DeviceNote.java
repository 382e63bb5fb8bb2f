package earshot.mailtext;

import java.util.Set;

/// "Sent from my iPhone", "Get Outlook for Android" and their kin.
final class DeviceNote {

  private static final int LONGEST = 140;
  private static final int MOST_WORDS_OF_SHORT_ONE = 5;

  private static final Set<String> STARTS =
      MailWords.list(
          """
          sent from, sent via, sent with proton, sent with [proton, sent with tuta, sent with spark, \
          sent with superhuman, sent with zoho, sent with gmx, sent with aquamail, sent with bluemail, secured by tuta,  sent on the go, get outlook for, get [outlook, get the outlook, \
          please excuse typos, please excuse any typos, please excuse my typos, please excuse brevity, \
          please excuse the brevity, please excuse my brevity, excuse typos, excuse any typos, excuse my brevity, \
          pardon my brevity, pardon any typos, typed on my, composed on my, yahoo mail:, \
          gesendet von, gesendet mit, gesendet über, gesendet aus, versendet mit, versendet von, verschickt mit, \
          von unterwegs gesendet, outlook für, holen sie sich outlook, laden sie outlook, \
          envoyé depuis, envoyé de mon, envoyé de ma, envoyé de, envoyé à partir, envoyé via, envoyé avec, envoyé par, \
          envoyé du, télécharger outlook, téléchargez outlook, obtenir outlook, obtenez outlook, \
          enviado desde, enviado de, enviado con, enviado vía, enviado via, enviado por, enviado a través, \
          obtener outlook, obtén outlook, descargar outlook, enviat des, \
          inviato da, inviato dal, inviato dall, inviato con, inviato tramite, ottieni outlook, scarica outlook, \
          enviado do, enviado a partir, enviado pelo, enviado com, obter o outlook, obter outlook, \
          verzonden vanaf, verzonden met, verzonden via, verzonden vanuit, verstuurd vanaf, verstuurd met, \
          verstuurd via, outlook voor, outlook downloaden, download outlook, \
          wysłane z, wysłano z, wysłane przy, wysłano przy, wysłane za pomocą, pobierz outlook, uzyskaj outlook, \
          отправлено с, отправлено из, отправлено через, отправлено со, скачать outlook, получить outlook, \
          надіслано з, надіслано із, надіслано через, відправлено з, відправлено із, \
          skickat från, skickat via, skickat med, hämta outlook, skaffa outlook, \
          sendt fra, sendt via, sendt med, hent outlook, få outlook, \
          lähetetty, hanki outlook, odesláno z, odesláno ze, odesláno pomocí, posláno z, poslané z, odoslané z, \
          stáhnout outlook, získat outlook, poslano s, poslano iz, изпратено от, elküldve, küldve, trimis de pe, \
          trimis din, trimis de la, στάλθηκε από, ios için outlook, android için outlook, נשלח מ, أرسلت من, أُرسلت من, \
          تم الإرسال من, đã gửi từ, gửi từ, được gửi từ, dikirim dari, ส่งจาก, \
          发自我的, 發自我的, 获取 outlook, 取得 outlook, 下载 outlook, outlook を\
          """);

  // Short and without a full stop; otherwise they start a sentence like any other.
  private static final Set<String> SHORT_STARTS =
      MailWords.list(
          "sent by, sent with, sent using, from my iphone, from my ipad, from my android, from my phone, from my mobile, from my cell");

  // With the device's name in Latin letters before them.
  private static final Set<String> EAST_ASIAN_ENDS =
      MailWords.list("傳送, 发送, 發送, 寄出, から送信, から送信されました, から送信しました, 에서 보냄, 에서 보냈습니다");

  private static final Set<String> GERMAN_STARTS =
      MailWords.list(
          "von meinem, von meiner, diese nachricht wurde, diese e-mail wurde, diese mail wurde, mit der, von mobil");

  private DeviceNote() {}

  static boolean is(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    String note = MailWords.plain(MailChars.undecorated(line));
    return startsWithAny(note, STARTS)
        || (isShort(note) && isShortNote(note))
        || isGerman(note)
        || isEastAsian(note)
        || note.endsWith("gönderildi");
  }

  private static boolean startsWithAny(String note, Set<String> starts) {
    return starts.stream().anyMatch(note::startsWith);
  }

  private static boolean isShort(String note) {
    return !note.endsWith(".") && MailWords.words(note).size() <= MOST_WORDS_OF_SHORT_ONE;
  }

  // The second is "Jane from mobile".
  private static boolean isShortNote(String note) {
    return startsWithAny(note, SHORT_STARTS) || note.endsWith(" from mobile");
  }

  private static boolean isGerman(String note) {
    boolean sent = note.endsWith("gesendet") || note.endsWith("gesendet.");
    return sent && startsWithAny(note, GERMAN_STARTS);
  }

  private static boolean isEastAsian(String note) {
    return note.chars().anyMatch(c -> c >= 'a' && c <= 'z')
        && EAST_ASIAN_ENDS.stream().anyMatch(note::endsWith);
  }
}
