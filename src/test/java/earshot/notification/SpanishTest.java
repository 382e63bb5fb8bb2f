package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.database.CurrentCompany;
import earshot.hiring.Applicants;
import earshot.language.Language;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Jamie reads Spanish: what the server says around Maria's words is in Spanish on every way.
@NullMarked
@ChannelsTest
class SpanishTest {

  @Autowired private HarborCafe cafe;
  @Autowired private Applicants applicants;
  @Autowired private InboundSms inbound;
  @Autowired private TestClock clock;

  private Story story;

  @BeforeEach
  void jamie_reads_spanish() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    CurrentCompany.run(story.company(), () -> applicants.speak(story.jamie(), Language.SPANISH));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
  }

  @Test
  void a_managers_message_comes_in_spanish_around_the_managers_own_words() {
    var mail = Peers.mailTo(story.email()).getFirst();

    assertThat(MailClient.header(mail, "Subject")).startsWith("Su solicitud para ");
    assertThat(Peers.text(mail))
        .startsWith("Can you come on Tuesday?")
        .contains("Leer y responder", "le escribió sobre su solicitud", "No recibir más correos");
    assertThat(Peers.html(mail)).contains("<html lang=\"es\">", "Leer y responder");
    assertThat(Peers.textsTo(story.phone()).getFirst().body()).startsWith("Maria de Harbor Cafe: ");
  }

  @Test
  void an_answer_that_comes_too_late_is_answered_in_spanish() {
    story.decline();
    inbound.receive(
        new InboundText(
            story.phone(), "+14155550100", "Tuesday is fine", "late-es-" + story.company()));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .contains("Esta solicitud está cerrada");
  }

  @Test
  void stop_and_help_are_answered_in_spanish() {
    text("HELP");
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .startsWith("Harbor Cafe: mensajes de texto sobre su solicitud");

    text("STOP");
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone()).getLast().body()).startsWith("Ya no recibirá mensajes");
  }

  private void text(String words) {
    inbound.receive(new InboundText(story.phone(), "+14155550100", words, words + story.company()));
  }
}
