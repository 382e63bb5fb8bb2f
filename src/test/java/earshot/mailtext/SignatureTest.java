package earshot.mailtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- \nAna Ruiz\n(415) 555-0132",
        "--\nAna Ruiz",
        "—\nAna Ruiz",
        "__\nAna Ruiz",
        "_______________________\nAna Ruiz\nBarista",
        "--------\nAna Ruiz\nana@example.com",
        "-- \nAna\n\nThis mail is confidential. It is for you.\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11",
      })
  void is_left_out_below_its_line(String signature) {
    assertThat(ReplyText.of("Yes.\n\n" + signature).text()).isEqualTo("Yes.");
    assertThat(ReplyText.of("Yes.\n" + signature + "\n\n> Tuesday?\n").text()).isEqualTo("Yes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My availability\n-----------\nMon: 9am - 5pm\nTue: off\nWed: 12 - 8",
        "Hi Maria,\nhere is when I can work:\n-----\nMonday\nTuesday\nFriday after 3pm",
        "When I can work\n--\nMonday 9-5\nTuesday 9-5",
        "Question 1\n--\nYes\n\nQuestion 2\n--\nNo",
        "Where I worked\n____\n- Blue Bottle\n- The Mill",
        "My school:\nSubject: Mathematics\nDate: June 2025\nFrom: Lincoln High\nThanks, Lena",
      })
  void is_not_seen_in_what_is_said_below_a_line(String words) {
    assertThat(ReplyText.of(words + "\n\n> Tuesday?\n").text()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sent from my iPhone",
        "Sent from my Galaxy",
        "Sent from Yahoo Mail for iPhone",
        "Sent from Outlook for Android<https://aka.ms/AAb9ysg>",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Sent from ProtonMail mobile",
        "Enviado desde mi iPhone",
        "Enviado desde mi Samsung Mobile de Claro",
        "Obtener Outlook para Android",
        "Envoyé de mon iPhone",
        "Envoyé depuis Yahoo Mail pour Android",
        "Von meinem iPhone gesendet",
        "Gesendet von meinem Huawei-Mobiltelefon",
        "Gesendet mit der GMX Mail App",
        "Inviato da iPhone",
        "Inviato dal mio dispositivo Samsung",
        "Enviado do meu iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Wysłane z iPhone'a",
        "Wysłano z mojego iPhone’a",
        "Отправлено с iPhone",
        "Отправлено из мобильной Почты Mail.ru",
        "Надіслано з iPhone",
        "发自我的iPhone",
        "從我的 iPhone 傳送",
        "iPhoneから送信",
        "나의 iPhone에서 보냄",
        "Skickat från min iPhone",
        "Sendt fra min iPhone",
        "Lähetetty iPhonesta",
        "Odesláno z iPhonu",
        "iPhone'umdan gönderildi",
        "Trimis de pe iPhone-ul meu",
        "Sent from my phone.",
        "Sent from my T-Mobile 4G LTE Device",
        "Sent via the Samsung Galaxy S20 FE 5G, an AT&T 5G smartphone",
        "Gesendet von Mail für Windows",
        "Envoyé de mon Fairphone",
      })
  void of_a_phone_is_left_out(String note) {
    assertThat(ReplyText.of("Yes.\n\n" + note).text()).isEqualTo("Yes.");
    assertThat(ReplyText.of("Yes.\n" + note + "\n\n> Tuesday?\n").text()).isEqualTo("Yes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sent with the resume by mail on Monday, it should be there.",
        "Please excuse my late answer.",
        "Sent via DocuSign this morning.",
        "Sent from the office printer, tell me if it came",
        "Sent from the office, did it come?",
        "Envoyé par la poste hier.",
        "Enviado por correo ayer.",
        "Gesendet von der Post am Montag, also heute da.",
        "From my experience at Blue Bottle I know the machine.",
        "我明天发送",
        "내일 갈게요",
        "The form was sent from the office\nand I signed it.",
      })
  void is_not_seen_in_the_last_sentence(String sentence) {
    assertThat(ReplyText.of("Yes.\n\n" + sentence).text()).isEqualTo("Yes.\n\n" + sentence);
  }
}
