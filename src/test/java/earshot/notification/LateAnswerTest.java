package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Refusal;
import earshot.email.EmailOutcome;
import earshot.email.InboundEmail;
import earshot.hiring.Applicants;
import earshot.hiring.NewApplicant;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import earshot.sms.SmsOutcome;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What arrives after an application was declined.
@NullMarked
@ChannelsTest
class LateAnswerTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private Applicants applicants;
  @Autowired private RefusedAnswer refused;
  @Autowired private InboundEmail inboundEmail;
  @Autowired private InboundSms inboundSms;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(NOON);
  }

  @Test
  void a_declined_applicants_mail_is_kept_and_answered_in_a_friendly_sentence() throws Exception {
    var story = declined();

    var outcome = mail(story, "But I wanted this job");
    cafe.runJobs();

    assertThat(outcome.kind()).isEqualTo(EmailOutcome.Kind.REFUSED);
    assertThat(outcome.reason()).isEqualTo(Refusal.DECLINED.toApplicant());
    assertThat(story.lastMessage().body()).isEqualTo("But I wanted this job");
    assertThat(story.lastMessage().refusal()).isEqualTo(Refusal.DECLINED);
    var answer = Peers.mailTo(story.email()).getLast();
    assertThat(Peers.text(answer)).startsWith(Refusal.DECLINED.toApplicant());
    assertThat(MailClient.header(answer, "Auto-Submitted")).isEqualTo("auto-replied");
  }

  @Test
  void a_declined_applicants_text_is_kept_and_answered_in_a_friendly_sentence() {
    var story = declined();

    var outcome = text(story, "But I wanted this job", "SM100");
    cafe.runJobs();

    assertThat(outcome.kind()).isEqualTo(SmsOutcome.Kind.REFUSED);
    assertThat(story.lastMessage().refusal()).isEqualTo(Refusal.DECLINED);
    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .startsWith("Harbor Cafe: " + Refusal.DECLINED.toApplicant());
  }

  @Test
  void what_is_said_to_that_sentence_is_for_the_company_it_came_from() {
    var story = declined();
    text(story, "But I wanted this job", "SM110");
    Peers.textsAreAnswered(Peers.json(503, "{}"));
    cafe.runJobs();
    Peers.textsAreTaken();
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    clinic.write("Are you free today?");
    cafe.runJobs();
    clock.advance(Duration.ofMinutes(1));
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .contains(Refusal.DECLINED.toApplicant());

    text(story, "What a pity", "SM111");

    assertThat(story.lastMessage().body()).isEqualTo("What a pity");
    assertThat(clinic.messages()).hasSize(1);
  }

  @Test
  void there_is_one_automatic_answer_a_day_on_each_way() {
    var story = declined();

    mail(story, "One");
    mail(story, "Two");
    text(story, "Three", "SM101");
    text(story, "Four", "SM102");
    cafe.runJobs();
    assertThat(Peers.mailTo(story.email())).hasSize(2);
    assertThat(Peers.textsTo(story.phone())).hasSize(2);
    assertThat(story.messages()).hasSize(5);

    clock.advance(Duration.ofDays(1));
    mail(story, "Five");
    cafe.runJobs();
    assertThat(Peers.mailTo(story.email())).hasSize(3);
  }

  @Test
  void an_answer_that_the_undone_decline_kept_back_is_not_the_one_of_that_day() throws Exception {
    var story = declined();
    mail(story, "But I wanted this job");
    story.undoDecline();
    cafe.runJobs();
    assertThat(Peers.mailTo(story.email())).hasSize(1);

    story.decline();
    mail(story, "What a pity");
    cafe.runJobs();

    assertThat(Peers.text(Peers.mailTo(story.email()).getLast()))
        .startsWith(Refusal.DECLINED.toApplicant());
  }

  @Test
  void an_answer_that_the_wish_for_no_texts_kept_back_is_not_the_one_of_that_day() {
    var story = declined();
    text(story, "I wanted this job. Stop texting me.", "SM130");
    cafe.runJobs();
    assertThat(story.lastMessage().refusal()).isEqualTo(Refusal.DECLINED);
    text(story, "START", "SM131");
    cafe.runJobs();

    text(story, "Why was I declined?", "SM132");
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .contains(Refusal.DECLINED.toApplicant());
  }

  @Test
  void undoing_the_decline_opens_the_doors_again() {
    var story = declined();
    story.undoDecline();

    assertThat(mail(story, "Thank you").kind()).isEqualTo(EmailOutcome.Kind.STORED);
    assertThat(text(story, "See you", "SM103").kind()).isEqualTo(SmsOutcome.Kind.STORED);
    cafe.runJobs();

    assertThat(story.lastMessage().refusal()).isNull();
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  @Test
  void who_is_let_in_again_before_the_answer_could_go_is_not_told_that_all_is_over() {
    var story = declined();
    mail(story, "But I wanted this job");
    Peers.noMailServer();
    try {
      cafe.runJobs();
      story.undoDecline();
    } finally {
      Peers.mailServerIsBack();
    }
    clock.advance(Duration.ofMinutes(30));
    cafe.runJobs();

    assertThat(automatic(story.email())).isEmpty();
  }

  @Test
  void a_text_from_a_phone_the_applicant_no_longer_has_is_answered_to_no_other() {
    var story = declined();
    var now = "+1917" + story.phone().substring(5);
    story.in(() -> {
      applicants.change(
          story.jamie(), new NewApplicant("Jamie", "Rivera", story.email(), now, true));
      return 0;
    });

    text(story, "Who is this?", "SM120");
    cafe.runJobs();

    assertThat(story.lastMessage().refusal()).isEqualTo(Refusal.DECLINED);
    assertThat(Peers.textsTo(now)).isEmpty();
    assertThat(Peers.textsTo(story.phone())).hasSize(1);
  }

  @Test
  void a_late_manager_is_refused_and_nothing_is_sent() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    story.answer("Yes");
    cafe.runJobs();
    var mail = Peers.mailTo(story.maria().email()).getFirst();
    story.decline();

    var outcome = inboundEmail.receive(MailClient.reply(mail, story.maria().email(), "Wait"));
    cafe.runJobs();

    assertThat(outcome.kind()).isEqualTo(EmailOutcome.Kind.REFUSED);
    assertThat(outcome.reason()).isEqualTo(Refusal.DECLINED.toStaff());
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  @Test
  void each_who_writes_too_late_is_told_whoever_else_was_told_that_day() {
    var story = cafe.story();
    var sam = story.colleague("Sam Carter", true);
    for (var user : List.of(story.maria(), sam)) {
      story.writeAs(user, "Can you come on Tuesday?");
      story.answer("Yes, " + user.name());
      cafe.runJobs();
    }
    var toMaria = Peers.mailTo(story.maria().email()).getFirst();
    var toSam = Peers.mailTo(sam.email()).getFirst();
    story.decline();

    inboundEmail.receive(MailClient.reply(toMaria, story.maria().email(), "Wait"));
    mail(story, "Why?");
    inboundEmail.receive(MailClient.reply(toSam, sam.email(), "Wait"));
    inboundEmail.receive(MailClient.reply(toSam, sam.email(), "Wait!"));
    cafe.runJobs();

    assertThat(automatic(story.maria().email())).hasSize(1);
    assertThat(automatic(story.email())).hasSize(1);
    assertThat(automatic(sam.email())).hasSize(1);
  }

  @Test
  void the_answer_to_a_late_manager_is_the_same_mail_however_often_it_is_tried() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    story.answer("Yes");
    cafe.runJobs();
    var mail = Peers.mailTo(story.maria().email()).getFirst();
    story.decline();
    inboundEmail.receive(MailClient.reply(mail, story.maria().email(), "Wait"));
    var asked = clock.millis();
    Peers.noMailServer();
    try {
      cafe.runJobs();
    } finally {
      Peers.mailServerIsBack();
    }
    clock.advance(Duration.ofMinutes(1));
    cafe.runJobs();
    var tried = Peers.mailTo(story.maria().email()).getLast();

    story.in(() -> {
      refused.send(story.application(), story.maria().id(), asked, true);
      return 0;
    });

    assertThat(Peers.text(tried)).contains("was not sent", Refusal.DECLINED.toStaff());
    assertThat(MailClient.header(tried, "Message-ID"))
        .isEqualTo(MailClient.header(Peers.mailTo(story.maria().email()).getLast(), "Message-ID"));
  }

  private Story declined() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    story.decline();
    return story;
  }

  private static List<MimeMessage> automatic(String address) {
    return Peers.mailTo(address).stream()
        .filter(mail -> MailClient.header(mail, "Auto-Submitted").equals("auto-replied"))
        .toList();
  }

  private EmailOutcome mail(Story story, String words) {
    var received = Peers.mailTo(story.email()).getFirst();
    return inboundEmail.receive(MailClient.reply(received, story.email(), words));
  }

  private SmsOutcome text(Story story, String words, String id) {
    return inboundSms.receive(
        new InboundText(story.phone(), "+14155550100", words, story.company() + id));
  }
}
