package earshot.mailtext;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The headers that mail clients write above an earlier mail, in the languages they speak.
enum HeaderLabel {
  FROM(
      """
      from, von, de, da, van, od, от, від, från, fra, lähettäjä, gönderen, kimden, odesílatel, odosielateľ, \
      feladó, από, expéditeur, remitente, mittente, remetente, afzender, avsändare, afsender, avsender, \
      nadawca, 发件人, 寄件者, 寄件人, 發件人, 差出人, 送信者, 보낸 사람, 보낸사람, dari, từ, מאת, من, reply to, reply-to, risposta, \
      antwort an, répondre à, responder a\
      """),
  DATE(
      """
      date, sent, sent on, gesendet, gesendet am, datum, envoyé, envoyé le, enviado, enviado el, enviada em, \
      enviado em, fecha, data, inviato, verzonden, wysłano, data wysłania, отправлено, дата, дата отправки, \
      надіслано, відправлено, skickat, skickat den, sendt, dato, lähetetty, päiväys, päivämäärä, pvm, gönderildi, \
      gönderilme, gönderilme tarihi, tarih, odesláno, odoslané, dátum, elküldve, küldve, ημερομηνία, στάλθηκε, \
      trimis, 发送时间, 发送日期, 日期, 时间, 時間, 傳送時間, 寄件日期, 送信日時, 送信日, 日時, 日付, 보낸 날짜, 보낸날짜, 날짜, tanggal, \
      dikirim, ngày, đã gửi, נשלח, תאריך, التاريخ, تاريخ الإرسال\
      """),
  TO(
      """
      to, an, à, a, para, per, aan, do, naar, кому, till, til, vastaanottaja, kime, alıcı, komu, címzett, προς, către, \
      destinataire, destinatario, destinatário, odbiorca, 收件人, 收件者, 宛先, 받는 사람, 받는사람, kepada, đến, אל, إلى\
      """),
  COPY(
      """
      cc, bcc, kopia, kopi, kopie, kopio, копия, копія, cópia, copie, copia, másolatot kap, bilgi, 抄送, 副本, 참조\
      """),
  SUBJECT(
      """
      subject, betreff, betr, objet, sujet, asunto, oggetto, assunto, onderwerp, temat, тема, ämne, emne, aihe, \
      konu, předmět, predmet, tárgy, θέμα, subiect, 主题, 主題, 主旨, 標題, 标题, 件名, 제목, subjek, perihal, chủ đề, נושא, \
      الموضوع\
      """);

  private static final int LONGEST = 24;

  private static final Map<String, HeaderLabel> BY_WORD = byWord();

  private final String words;

  HeaderLabel(String words) {
    this.words = words;
  }

  private static Map<String, HeaderLabel> byWord() {
    var byWord = new HashMap<String, HeaderLabel>();
    for (HeaderLabel label : values()) {
      MailWords.list(label.words).forEach(word -> byWord.put(word, label));
    }
    return Map.copyOf(byWord);
  }

  /// The header this line starts with, if any: `From: Maria`, `*De :* Maria`, `发件人：Maria`.
  static @Nullable HeaderLabel of(String line) {
    int colon = colonIn(line);
    if (colon < 0) {
      return null;
    }
    return BY_WORD.get(MailWords.plain(MailChars.undecorated(line.substring(0, colon))));
  }

  private static int colonIn(String line) {
    for (int at = 0; at < Math.min(line.length(), LONGEST); at++) {
      if (MailChars.isColon(line.charAt(at))) {
        return at;
      }
    }
    return -1;
  }
}
