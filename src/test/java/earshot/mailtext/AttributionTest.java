package earshot.mailtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// "On Monday Maria wrote:", as the mail clients of many countries put it.
class AttributionTest {

  static final String[] LINES = {
    "On Mon, Feb 1, 2027 at 6:32 PM Maria Lopez <maria@harborcafe.example> wrote:",
    "On Feb 1, 2027, at 6:32 PM, Maria Lopez <maria@harborcafe.example> wrote:",
    "On Monday, February 1, 2027, 4:58 AM, Maria Lopez <maria@harborcafe.example> wrote:",
    "On 2027-02-01 18:32, Maria Lopez wrote:",
    "On 01/02/2027 18:32, Maria Lopez wrote:",
    "--- On Mon, 2/1/27, Maria Lopez <maria@harborcafe.example> wrote:",
    "El lun, 1 feb 2027 a las 18:32, Maria Lopez (<maria@harborcafe.example>) escribió:",
    "El 1 de febrero de 2027, 18:32, Maria Lopez <maria@harborcafe.example> escribió:",
    "Le lun. 1 févr. 2027 à 18:32, Maria Lopez <maria@harborcafe.example> a écrit :",
    "Le 01/02/2027 à 18:32, Maria Lopez a écrit\u00A0:",
    "Am Mo., 1. Feb. 2027 um 18:32 Uhr schrieb Maria Lopez <maria@harborcafe.example>:",
    "Am 01.02.27 um 18:32 schrieb Maria Lopez <maria@harborcafe.example>:",
    "Maria Lopez <maria@harborcafe.example> schrieb am Mo., 1. Feb. 2027, 18:32:",
    "Il giorno lun 1 feb 2027 alle ore 18:32 Maria Lopez <maria@harborcafe.example> ha scritto:",
    "Il 01/02/2027 18:32, Maria Lopez ha scritto:",
    "Em seg., 1 de fev. de 2027 às 18:32, Maria Lopez <maria@harborcafe.example> escreveu:",
    "Maria Lopez <maria@harborcafe.example> escreveu no dia segunda, 1/02/2027 à(s) 18:32:",
    "Op ma 1 feb 2027 om 18:32 schreef Maria Lopez <maria@harborcafe.example>:",
    "Op 1 februari 2027 om 18:32 heeft Maria Lopez <maria@harborcafe.example> het volgende geschreven:",
    "pon., 1 lut 2027 o 18:32 Maria Lopez <maria@harborcafe.example> napisał(a):",
    "W dniu 1.02.2027 o 18:32, Maria Lopez pisze:",
    "пн, 1 февр. 2027 г. в 18:32, Maria Lopez <maria@harborcafe.example>:",
    "1 февраля 2027 г., 18:32, Мария <maria@harborcafe.example> написал(а):",
    "01.02.2027 18:32, Мария Лопес пишет:",
    "пн, 1 лют. 2027 р. о 18:32 Maria Lopez <maria@harborcafe.example> пише:",
    "Maria Lopez <maria@harborcafe.example> 于2027年2月1日周一 下午6:32写道：",
    "在 2027年2月1日，下午6:32，Maria Lopez <maria@harborcafe.example> 写道：",
    "Maria Lopez <maria@harborcafe.example> 於 2027年2月1日 週一 下午6:32寫道：",
    "2027年2月1日(月) 18:32 Maria Lopez <maria@harborcafe.example>:",
    "2027/02/01 18:32、Maria Lopez <maria@harborcafe.example>のメール:",
    "2027년 2월 1일 (월) 오후 6:32, Maria Lopez <maria@harborcafe.example>님이 작성:",
    "Den mån 1 feb. 2027 kl 18:32 skrev Maria Lopez <maria@harborcafe.example>:",
    "1 feb. 2027 kl. 18:32 skrev Maria Lopez <maria@harborcafe.example>:",
    "Den man. 1. feb. 2027 kl. 18.32 skrev Maria Lopez <maria@harborcafe.example>:",
    "man. 1. feb. 2027 kl. 18:32 skrev Maria Lopez <maria@harborcafe.example>:",
    "ma 1. helmik. 2027 klo 18.32 Maria Lopez (maria@harborcafe.example) kirjoitti:",
    "po 1. 2. 2027 v 18:32 odesílatel Maria Lopez <maria@harborcafe.example> napsal:",
    "Dne 1.2.2027 v 18:32 Maria Lopez napsal(a):",
    "Maria Lopez <maria@harborcafe.example>, 1 Şub 2027 Pzt, 18:32 tarihinde şunu yazdı:",
    "Maria Lopez <maria@harborcafe.example> ezt írta (időpont: 2027. febr. 1., H, 18:32):",
    "În lun., 1 feb. 2027 la 18:32, Maria Lopez <maria@harborcafe.example> a scris:",
    "На пн, 1.02.2027 г. в 18:32 Maria Lopez <maria@harborcafe.example> написа:",
    "Στις Δευ 1 Φεβ 2027 στις 6:32 μ.μ., ο χρήστης Maria <maria@harborcafe.example> έγραψε:",
    "Vào Th 2, 1 thg 2, 2027 vào lúc 18:32 Maria Lopez <maria@harborcafe.example> đã viết:",
    "Pada Sen, 1 Feb 2027 pukul 18.32 Maria Lopez <maria@harborcafe.example> menulis:",
    "\u202Bבתאריך יום ב׳, 1 בפבר׳ 2027 ב-18:32 מאת \u202AMaria\u202C\u200F <\u202Amaria@harborcafe.example\u202C\u200F>:\u202C",
    "في الاثنين، 1 فبراير 2027 في 6:32 م تمت كتابة ما يلي بواسطة Maria <maria@harborcafe.example>:",
  };

  private static final String QUOTE = "> Hi Ana,\n>\n> can you come on Tuesday?\n";

  @ParameterizedTest
  @FieldSource("LINES")
  void goes_with_the_quote_below_it(String line) {
    assertThat(ReplyText.of("Yes, gladly.\n\n" + line + "\n\n" + QUOTE).text())
        .isEqualTo("Yes, gladly.");
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void leaves_the_answer_below_the_quote(String line) {
    assertThat(ReplyText.of(line + "\n" + QUOTE + "\nYes, gladly.\n").text())
        .isEqualTo("Yes, gladly.");
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void is_found_when_wrapped_right_below_the_answer(String line) {
    int space = line.lastIndexOf(' ', 60);
    String wrapped = line.substring(0, space) + "\n" + line.substring(space + 1);

    assertThat(ReplyText.of("Yes, gladly.\n" + wrapped + "\n" + QUOTE).text())
        .isEqualTo("Yes, gladly.");
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void ends_the_reply_where_the_original_has_no_quote_marks(String line) {
    var reply = ReplyText.of("Yes, gladly.\n\n" + line + "\n\nHi Ana,\ncan you come?\n");

    assertThat(reply.text()).isEqualTo("Yes, gladly.");
    assertThat(reply.trimmed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Monday at 9:30 I can come. My questions:",
        "On 12 May at 10:30 I wrote:",
        "My times are 12:30 and 14:00, reach me at ana@example.com\nMy questions are:",
        "On 12/05/2027 I will be there\nTwo things:",
        "I worked there from 2019 to 2024. My manager wrote:",
        "As your ad of 2027 says:",
        "Phone: 415 555 0132\nHours:",
      })
  void is_not_seen_in_what_an_applicant_says(String text) {
    String mail = text + "\n\nWhat should I bring?";

    assertThat(ReplyText.of(mail)).isEqualTo(new ReplyText(mail, false));
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void may_stand_inside_the_quote_itself(String line) {
    int space = line.lastIndexOf(' ', 60);
    String wrapped = line.substring(0, space) + "\n> " + line.substring(space + 1);

    assertThat(ReplyText.of("> " + line + "\n> \n" + QUOTE + "\nYes, gladly.\n").text())
        .isEqualTo("Yes, gladly.");
    assertThat(ReplyText.of("> " + wrapped + "\n> \n" + QUOTE + "\nYes, gladly.\n").text())
        .isEqualTo("Yes, gladly.");
  }

  @Test
  void takes_no_line_of_the_answer_with_it() {
    String line = "Maria Lopez <maria@harborcafe.example> schrieb am 01.02.2027 um 18:32:";

    assertThat(ReplyText.of("On 12 May at 12:30 I can come.\n" + line + "\n" + QUOTE).text())
        .isEqualTo("On 12 May at 12:30 I can come.");
  }
}
