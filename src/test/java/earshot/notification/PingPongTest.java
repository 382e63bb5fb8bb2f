package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.email.InboundEmail;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A mail program that answers everything by itself, as fast as it can.
@NullMarked
@ChannelsTest
class PingPongTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final int ROUNDS = 100;

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private InboundEmail inbound;

  /// One that says what it is, in one way or another, and one that does not: half of them do not.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied\n",
        "Precedence: bulk\n",
        "Return-Path: <>\n",
        "X-Autoreply: yes\n",
        "X-Loop: nothing known\n",
      })
  void a_hundred_rounds_with_a_declined_applicants_are_one_automatic_mail(String header) {
    var story = declined();
    var last = Peers.mailTo(story.email()).getLast();
    for (var round = 0; round < ROUNDS; round++) {
      inbound.receive(answer(header, last, story.email()));
      cafe.runJobs();
      last = Peers.mailTo(story.email()).getLast();
    }

    assertThat(automatic(story.email())).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void a_hundred_rounds_with_a_managers_are_one_automatic_mail_and_none_to_the_applicant() {
    var story = story();
    story.answer("Yes");
    cafe.runJobs();
    story.decline();
    var maria = story.maria().email();
    var last = Peers.mailTo(maria).getLast();
    for (var round = 0; round < ROUNDS; round++) {
      inbound.receive(answer("X-Loop: nothing known\n", last, maria));
      cafe.runJobs();
      last = Peers.mailTo(maria).getLast();
    }

    assertThat(automatic(maria)).hasSize(1);
    assertThat(automatic(story.email())).isEmpty();
  }

  @Test
  void the_automatic_mail_says_that_no_machine_should_answer_it() {
    var story = declined();
    inbound.receive(
        answer("X-Loop: nothing known\n", Peers.mailTo(story.email()).getLast(), story.email()));
    cafe.runJobs();

    var mail = automatic(story.email()).getFirst();
    assertThat(MailClient.header(mail, "Auto-Submitted")).isEqualTo("auto-replied");
    assertThat(MailClient.header(mail, "X-Auto-Response-Suppress")).isEqualTo("OOF, AutoReply");
    assertThat(MailClient.header(mail, "List-Unsubscribe")).isEmpty();
  }

  private Story declined() {
    var story = story();
    story.decline();
    return story;
  }

  private Story story() {
    clock.set(NOON);
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    return story;
  }

  private static List<MimeMessage> automatic(String address) {
    return Peers.mailTo(address).stream()
        .filter(mail -> !MailClient.header(mail, "Auto-Submitted").isEmpty())
        .toList();
  }

  private static byte[] answer(String header, MimeMessage mail, String from) {
    var note = new String(MailClient.reply(mail, from, "I am away."), StandardCharsets.UTF_8);
    return MailClient.raw(header + note.replace("\r\n", "\n"));
  }
}
