package earshot.mailtext;

import java.util.Set;

/// "Sent from my iPhone", "Get Outlook for Android" and their kin.
final class DeviceNote {

  private static final int LONGEST = 140;
  private static final int MOST_WORDS_OF_SHORT_ONE = 5;

  private static final Set<String> STARTS =
      MailWords.list(
          """
          sent with proton, sent with [proton, sent with tuta, sent with spark, \
          sent with superhuman, sent with zoho, sent with gmx, sent with aquamail, sent with bluemail, secured by tuta, sent on the go, get outlook for, get [outlook, get the outlook, \
          please excuse typos, please excuse any typos, please excuse my typos, please excuse brevity, \
          please excuse the brevity, please excuse my brevity, excuse typos, excuse any typos, excuse my brevity, \
          pardon my brevity, pardon any typos, typed on my, composed on my, yahoo mail:, \
          von unterwegs gesendet, outlook für, holen sie sich outlook, laden sie outlook, \
          télécharger outlook, téléchargez outlook, obtenir outlook, obtenez outlook, \
          obtener outlook, obtén outlook, descargar outlook, ottieni outlook, scarica outlook, \
          obter o outlook, obter outlook, outlook voor, outlook downloaden, download outlook, \
          pobierz outlook, uzyskaj outlook, скачать outlook, получить outlook, \
          hämta outlook, skaffa outlook, hent outlook, få outlook, hanki outlook, \
          stáhnout outlook, získat outlook, ios için outlook, android için outlook, \
          发自我的, 發自我的, 获取 outlook, 取得 outlook, 下载 outlook, outlook を\
          """);

  // A sentence may start with them too: "Sent via the form on your page."
  private static final Set<String> SENT =
      MailWords.list(
          """
          sent from, sent via, gesendet von, gesendet mit, gesendet über, gesendet aus, versendet mit, versendet von, verschickt mit, \
          envoyé depuis, envoyé de mon, envoyé de ma, envoyé de, envoyé à partir, envoyé via, envoyé avec, envoyé par, \
          envoyé du, enviado desde, enviado de, enviado con, enviado vía, enviado via, enviado por, enviado a través, \
          enviat des, inviato da, inviato dal, inviato dall, inviato con, inviato tramite, \
          enviado do, enviado a partir, enviado pelo, enviado com, \
          verzonden vanaf, verzonden met, verzonden via, verzonden vanuit, verstuurd vanaf, verstuurd met, verstuurd via, \
          wysłane z, wysłano z, wysłane przy, wysłano przy, wysłane za pomocą, \
          отправлено с, отправлено из, отправлено через, отправлено со, \
          надіслано з, надіслано із, надіслано через, відправлено з, відправлено із, \
          skickat från, skickat via, skickat med, sendt fra, sendt via, sendt med, lähetetty, \
          odesláno z, odesláno ze, odesláno pomocí, posláno z, poslané z, odoslané z, \
          poslano s, poslano iz, изпратено от, elküldve, küldve, trimis de pe, \
          trimis din, trimis de la, στάλθηκε από, נשלח מ, أرسلت من, أُرسلت من, \
          تم الإرسال من, đã gửi từ, gửi từ, được gửi từ, dikirim dari, ส่งจาก\
          """);

  // Long or with a full stop, it is a note where it names one of them.
  private static final Set<String> DEVICES =
      MailWords.list(
          """
          iphone, ipad, ipod, android, galaxy, samsung, huawei, xiaomi, redmi, htc, nokia, motorola, blackberry, windows, \
          smartphone, my phone, my cell, my mobile, mobil, móvil, celular, telefon, teléfono, téléphone, handy, tablet, \
          my device, dispositiv, gerät, appareil, toestel, urządzeni, мобил, телефон, \
          outlook, yahoo, gmail, gmx, web.de, aol, icloud, proton, mail app, mail for, mailbox\
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
        || (startsWithAny(note, SENT) && (isShort(note) || namesDevice(note)))
        || (isShortNote(note) && isShort(note))
        || isGerman(note)
        || isEastAsian(note)
        || note.endsWith("gönderildi");
  }

  private static boolean startsWithAny(String note, Set<String> starts) {
    return starts.stream().anyMatch(note::startsWith);
  }

  private static boolean namesDevice(String note) {
    return DEVICES.stream().anyMatch(note::contains);
  }

  private static boolean isShort(String note) {
    return ".!?…。".indexOf(note.charAt(note.length() - 1)) < 0
        && MailWords.words(note).size() <= MOST_WORDS_OF_SHORT_ONE;
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
