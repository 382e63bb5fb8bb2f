package earshot.mailtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {

  @Test
  void answers_between_quoted_lines_keep_the_lines_they_answer() {
    var reply =
        ReplyText.of(
            """
            Hi Maria,

            On Mon, Feb 1, 2027 at 6:32 PM Maria <maria@harborcafe.example> wrote:
            > Can you come on Tuesday?

            Yes.

            > Do you have a food handler's card?

            Not yet.

            > Best,
            > Maria
            """);

    assertThat(reply.text())
        .isEqualTo(
            """
            Hi Maria,

            > Can you come on Tuesday?

            Yes.

            > Do you have a food handler's card?

            Not yet.\
            """);
    assertThat(reply.trimmed()).isTrue();
  }

  @Test
  void answers_above_and_below_one_quote_are_both_kept() {
    var reply =
        ReplyText.of(
            "Hello!\n\nOn 1 Feb 2027, at 18:32, Maria wrote:\n> Tuesday?\n\nTuesday is fine.\n");

    assertThat(reply.text()).contains("Hello!", "Tuesday is fine.").doesNotContain("> Tuesday");
  }

  @Test
  void a_mail_without_quote_is_left_as_it_is() {
    String mail = "Hello Maria,\n\n  two spaces, a tab\there.\n\n* one\n* two\n\nAna";

    assertThat(ReplyText.of(mail)).isEqualTo(new ReplyText(mail, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> only a quote",
        "Sent from my iPhone",
        "From: Maria <maria@harborcafe.example>\nSent: Monday\nTo: Ana\nSubject: Hi\n\nHi Ana",
        "-----Original Message-----\nHi Ana",
      })
  void a_reply_that_is_only_quote_is_kept_whole(String mail) {
    assertThat(ReplyText.of(mail)).isEqualTo(new ReplyText(mail, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", " \u00A0\n", "\uFEFF"})
  void an_empty_mail_is_empty(String mail) {
    assertThat(ReplyText.of(mail).text()).isBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----Original Message-----",
        "-------- Original Message --------",
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-----Ursprüngliche Nachricht-----",
        "----- Message d’origine -----",
        "-----Mensaje original-----",
        "----Messaggio originale----",
        "-----Mensagem Original-----",
        "-----Oorspronkelijk bericht-----",
        "-----Wiadomość oryginalna-----",
        "-----Исходное сообщение-----",
        "-------- Пересылаемое сообщение --------",
        "-----Ursprungligt meddelande-----",
        "-----Oprindelig meddelelse-----",
        "-----Opprinnelig melding-----",
        "-----Alkuperäinen viesti-----",
        "---------- Původní e-mail ----------",
        "-----Orijinal İleti-----",
        "------------------ 原始邮件 ------------------",
        "-----元のメッセージ-----",
        "-----원본 메시지-----",
        "----- Unua Mesaĝo -----\nFrom: Maria",
      })
  void nothing_below_a_divider_belongs_to_the_reply(String divider) {
    assertThat(ReplyText.of("Yes.\n\n" + divider + "\nHi Ana, can you come?").text())
        .isEqualTo("Yes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Maria <m@h.example>\nSent: Monday, 1 February 2027 18:32\nTo: Ana\nSubject: Hi",
        "From: Maria <m@h.example>\n\nDate: Monday\n\nTo: Ana\n\nSubject: Hi",
        "*From:* Maria <m@h.example>\n*Sent:* Monday\n*To:* Ana\n*Subject:* Hi",
        "Von: Maria [mailto:m@h.example]\nGesendet: Montag\nAn: Ana\nBetreff: Hallo",
        "De : Maria <m@h.example>\nEnvoyé : lundi 1 février 2027\nÀ : Ana\nObjet : Bonjour",
        "De: Maria\nEnviado el: lunes, 1 de febrero de 2027\nPara: Ana\nAsunto: Hola",
        "De: Maria\nEnviada em: segunda-feira\nPara: Ana\nAssunto: Olá",
        "Da: Maria\nInviato: lunedì\nA: Ana\nOggetto: Ciao",
        "Van: Maria\nVerzonden: maandag\nAan: Ana\nOnderwerp: Hallo",
        "From: Maria\nSent: Monday\nTo: Ana Ruiz <ana@example.com>;\n Bo <bo@example.com>\nSubject: Hi",
        "Od: Maria\nWysłano: poniedziałek\nDo: Ana\nTemat: Cześć",
        "От: Мария\nОтправлено: понедельник\nКому: Анна\nТема: Привет",
        "Від: Марія\nНадіслано: понеділок\nКому: Анна\nТема: Вітаю",
        "Från: Maria\nSkickat: måndag\nTill: Ana\nÄmne: Hej",
        "Fra: Maria\nSendt: mandag\nTil: Ana\nEmne: Hej",
        "Lähettäjä: Maria\nLähetetty: maanantai\nVastaanottaja: Ana\nAihe: Hei",
        "Gönderen: Maria\nGönderildi: Pazartesi\nKime: Ana\nKonu: Merhaba",
        "Od: Maria\nOdesláno: pondělí\nKomu: Ana\nPředmět: Ahoj",
        "发件人: Maria\n发送时间: 2027年2月1日\n收件人: Ana\n主题: 你好",
        "差出人: Maria\n送信日時: 2027年2月1日\n宛先: Ana\n件名: こんにちは",
        "보낸 사람: Maria\n보낸 날짜: 2027년 2월 1일\n받는 사람: Ana\n제목: 안녕",
      })
  void nothing_below_the_headers_of_an_earlier_mail_belongs_to_the_reply(String headers) {
    String lined = "Yes.\n\n________________________________\n" + headers + "\n\nHi Ana,\nTuesday?";

    assertThat(ReplyText.of(lined).text()).isEqualTo("Yes.");
    assertThat(ReplyText.of("Yes.\n\n" + headers + "\n\nHi Ana,\nTuesday?").text())
        .isEqualTo("Yes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date: 3 May\nFrom: 9:00\nTo: 17:00\n\nDoes that fit?",
        "From: Monday\nTo: Friday\n\nand Saturdays too.",
        "To: be honest, I am not sure.\n\nSubject: to change.",
        "On this day\n\nI started my first job.",
        "Three things:\n- hours\n- pay\n- parking\n\nThanks!",
        "Name | Hours\n| Mon | 9 |\n| Tue | 8 |",
        "First answer. It is long.\n\n-----\n\nSecond answer. It is long as well.",
        "I have\n\n--\n1.\n2.\n3.\n4.\n5.\n6.\n7.\n8.\n9.\n10.\n11.\nthings to say",
      })
  void what_only_looks_like_a_quote_is_kept(String mail) {
    assertThat(ReplyText.of(mail)).isEqualTo(new ReplyText(mail, false));
  }

  @Test
  void line_endings_of_every_kind_are_one_line_feed() {
    assertThat(ReplyText.of("one\r\ntwo\rthree\n").text()).isEqualTo("one\ntwo\nthree");
  }
}
