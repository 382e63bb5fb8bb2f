package earshot.sms;

import static earshot.sms.OptOutWords.Meaning.HELP;
import static earshot.sms.OptOutWords.Meaning.NONE;
import static earshot.sms.OptOutWords.Meaning.START;
import static earshot.sms.OptOutWords.Meaning.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP", "stop", "Stop.", " stop! ", "STOP!!!", "\"STOP\"", "🛑 Stop 🛑", "stop\n",
            "S.T.O.P.", "ＳＴＯＰ", "𝐒𝐓𝐎𝐏",
        "Stop\u200B", "STOPALL", "STOP ALL", "Unsubscribe", "UNSUB", "cancel", "CANCEL.", "End",
            "QUIT", "Revoke", "OptOut",
        "opt out", "Opt-out", "STOP STOP STOP", "stop stop"
      })
  void a_word_alone_stops_texts(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stop. Thank you",
        "stop please",
        "Please stop",
        "pls stop!",
        "Ok, stop. Thanks 🙏",
        "STOP NOW",
        "Stop, thanks",
        "unsubscribe please",
        "Stop\nSent from my iPhone",
        "STOP. I found another job",
        "please stop texting me",
        "stop texting me",
        "Stop texting me!!",
        "STOP TEXTING",
        "stop texting my phone",
        "stop messaging me please",
        "Stop contacting me",
        "Can you stop texting me?",
        "Could you please stop sending me these messages?",
        "Would you please stop texting this number",
        "I want you to stop texting me",
        "I said stop texting me",
        "quit texting me",
        "Stop the texts",
        "stop these messages now",
        "Stop all texts",
        "Stop sending me texts",
        "please stop sending text messages to this number",
        "stop with the texts",
        "no more texts please",
        "No more messages",
        "No more text messages, thank you",
        "cancel texts",
        "end these messages please",
        "unsubscribe me please",
        "Unsubscribe me from this list",
        "I want to unsubscribe",
        "I would like to opt out",
        "How do I unsubscribe?",
        "opt me out",
        "opt out of texts",
        "remove me from your list",
        "Please remove me from the list.",
        "Remove my number from your list",
        "please remove my number",
        "remove me",
        "take me off your list",
        "Take me off this list please!",
        "delete my number",
        "Do not text me",
        "Don't text me again",
        "don’t text me anymore",
        "Do not contact me",
        "please do not send me any more messages",
        "I don't want any more texts",
        "I do not want to receive text messages",
        "I no longer wish to receive these messages",
        "I don't want to be contacted",
        "Leave me alone",
        "Lose my number",
        "Don't send me texts",
        "I got a job already. Please stop texting me.",
        "Found something else, thanks! Please don't contact me again",
        "You have the wrong person. Remove me from your list."
      })
  void plain_wordings_stop_texts(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTO",
        "¡Alto!",
        "parar",
        "BASTA",
        "Basta ya",
        "Cancelar",
        "Detener",
        "Alto por favor",
        "Por favor dejen de enviarme mensajes",
        "deje de escribirme",
        "No me envíen más mensajes",
        "no me escriban más por favor",
        "No quiero más mensajes",
        "no quiero recibir mensajes",
        "No más mensajes",
        "Quiero darme de baja",
        "Bórrenme no. Quítenme de la lista",
        "No envíen más mensajes",
        "ARRÊT"
      })
  void other_languages_stop_texts(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "🛑",
        "...",
        "We have to stop this bill",
        "what time does the bus stop",
        "Can I stop by tomorrow?",
        "I can't stop smiling",
        "please don't stop",
        "Don't stop texting me",
        "I'll stop in at 5",
        "Stop by any time",
        "Is there a bus stop near you?",
        "The bus stops right there",
        "nonstop",
        "Can you stop?",
        "I had to stop working in May",
        "My shifts end at 5",
        "Please cancel my interview",
        "Cancel please",
        "Please cancel",
        "I need to cancel tomorrow",
        "Can we cancel and reschedule?",
        "I quit my last job",
        "I quit",
        "In the end I liked it",
        "Weekend",
        "Revoked license, sorry",
        "Don't text me now, call me instead",
        "I am driving. Don't text me.",
        "Did they stop texting you?",
        "Why did you stop texting me?",
        "My ex would not stop texting me",
        "Stop texting my mother",
        "I get no messages",
        "No texts",
        "No text",
        "No more",
        "No more questions",
        "No message yet",
        "Don't message the other manager",
        "remove the second address please",
        "Take me to the manager",
        "delete my application",
        "I do not want to work nights",
        "I don't want to lose the job",
        "Get me the address",
        "Get the message?",
        "Got your messages",
        "Please take my number",
        "Stop? Which stop?",
        "Stop! You are too kind 😂",
        "Stop, go left at the light",
        "Don't get your texts",
        "I don't get your messages",
        "Please stop calling me Anna",
        "Wrong number",
        "Do not send it yet",
        "Drop me a text",
        "Can you get me the number",
        "Text me the list",
        "para mañana",
        "Para el martes",
        "Soy alto",
        "No puedo parar de reír",
        "Quiero cancelar mi cita",
        "Cancelar la entrevista por favor",
        "Estoy de baja",
        "No quiero trabajar de noche",
        "No me llamo Ana",
        "no me mandes todavía",
      })
  void a_message_is_not_taken_for_a_stop(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "Stop. Thank you",
        "Hi. Please stop texting me! Thanks.",
        "STOP. STOP. STOP",
        "Stop texting me. Do not text me. Unsubscribe!",
        "Can you stop texting me?",
        "don’t text me anymore",
        "S.T.O.P.",
        "cancel",
      })
  void a_stop_that_says_no_more(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(STOP);
    assertThat(OptOutWords.sayMoreThanStop(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP. I found another job",
        "I'm 20 minutes late, bus broke down. Please stop texting me.",
        "Found something else, thanks! Please don't contact me again",
        "You have the wrong person. Remove me from your list.",
        "Stop\nI cannot come on Tuesday",
      })
  void a_stop_that_says_more(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(STOP);
    assertThat(OptOutWords.sayMoreThanStop(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "Start!", "unstop", "UNSTOP.", "start please", "Opt in"})
  void start_starts_texts_again(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(START);
    assertThat(OptOutWords.of(text, true)).isEqualTo(START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"YES", "yes!", "Yes please", "Sí", "Comenzar"})
  void yes_starts_texts_only_after_a_stop(String text) {
    assertThat(OptOutWords.of(text, true)).isEqualTo(START);
    assertThat(OptOutWords.of(text, false)).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When can I start?",
        "I can start Monday",
        "start date?",
        "Yes, Tuesday works",
        "Yes I can come"
      })
  void an_answer_does_not_start_texts(String text) {
    assertThat(OptOutWords.of(text, true)).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELP", "help!", "Info", "INFO?", "Ayuda"})
  void help_asks_who_this_is(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(HELP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I need help with the form", "Can you help?", "more info please", "helpful"})
  void a_question_is_not_taken_for_help(String text) {
    assertThat(OptOutWords.of(text)).isEqualTo(NONE);
  }

  @Test
  void a_very_long_text_is_read_at_once() {
    assertThat(OptOutWords.of("stop ".repeat(1_000_000))).isEqualTo(STOP);
    assertThat(OptOutWords.of("please ".repeat(1_000_000))).isEqualTo(NONE);
    assertThat(OptOutWords.of("\uD800\u0000")).isEqualTo(NONE);
  }
}
