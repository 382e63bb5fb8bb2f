package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.NaughtyStrings;
import earshot.Peers;
import earshot.TestClock;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.conversation.Message;
import earshot.conversation.Verdict;
import earshot.conversation.Via;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.NewApplicant;
import earshot.hiring.TextsOff;
import earshot.language.Language;
import earshot.language.Say;
import earshot.sms.SmsOutcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Jamie answers Maria's text.
@NullMarked
@ChannelsTest
class InboundSmsTest {

  @Autowired private HarborCafe cafe;
  @Autowired private InboundSms inbound;
  @Autowired private TestClock clock;
  @Autowired private Throttle throttle;
  @Autowired private OptOuts optOuts;
  @Autowired private Applications applications;
  @Autowired private Applicants applicants;
  @Autowired private TransactionOperations transaction;
  @Autowired private JdbcClient sql;

  private Story story;
  private int texts;

  @BeforeEach
  void maria_has_written_to_jamie_at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
  }

  @Test
  void an_answer_lands_in_the_conversation() {
    var outcome = text("Tuesday is fine");

    assertThat(outcome).isEqualTo(new SmsOutcome(Kind.STORED, story.application(), 2, null));
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
    assertThat(story.lastMessage().via()).isEqualTo(Via.SMS);
    assertThat(story.lastMessage().fromApplicant()).isTrue();
  }

  @Test
  void a_text_that_is_answered_has_arrived() {
    assertThat(story.lastMessage().verdict()).isEqualTo(Verdict.UNDER_WAY);

    text("Tuesday is fine");

    assertThat(story.messages().getFirst().verdict()).isEqualTo(Verdict.REACHED);
    assertThat(story.messages().getFirst().deliveries())
        .filteredOn(it -> it.state() == DeliveryState.DELIVERED)
        .extracting(Delivery::channel)
        .containsExactly(Channel.SMS);
  }

  @Test
  void an_answer_that_comes_late_says_nothing_of_what_was_texted_since_it_was_written() {
    var written = clock.instant().plusSeconds(30);
    clock.advance(Duration.ofMinutes(5));
    story.write("Or on Wednesday?");
    cafe.runJobs();

    inbound.receive(
        new InboundText(
            story.phone(), "+14155550100", "Yes", "", "SM-late-" + story.company(), written));

    assertThat(story.messages())
        .extracting(Message::verdict)
        .startsWith(Verdict.REACHED, Verdict.UNDER_WAY);
  }

  @Test
  void the_same_text_delivered_twice_is_one_message() {
    var text = new InboundText(story.phone(), "+14155550100", "Yes", "SM-" + story.company());

    inbound.receive(text);

    assertThat(inbound.receive(text).kind()).isEqualTo(Kind.DUPLICATE);
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void a_phone_nobody_texted_reaches_nobody() {
    var outcome =
        inbound.receive(new InboundText("+14155559999", "+14155550100", "Hello", "SM-hello"));

    assertThat(outcome.kind()).isEqualTo(Kind.UNKNOWN_PHONE);
  }

  @Test
  void of_two_companies_the_one_that_texted_last_gets_the_answer() {
    clock.advance(Duration.ofHours(1));
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    clinic.write("Are you free today?");
    cafe.runJobs();

    text("Yes");

    assertThat(clinic.lastMessage().body()).isEqualTo("Yes");
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void the_one_that_texted_last_gets_the_answer_also_where_the_clock_was_put_right_before() {
    clock.advance(Duration.ofDays(1));
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    clinic.write("Are you free today?");
    cafe.runJobs();
    clock.advance(Duration.ofDays(-1).plusMinutes(1));
    var cook = story.alsoApplied("Cook");
    story.writeAbout(cook, "Can you cook?");
    cafe.runJobs();

    assertThat(text("Yes")).isEqualTo(new SmsOutcome(Kind.STORED, cook, 2, null));
    assertThat(clinic.messages()).hasSize(1);
  }

  @Test
  void a_text_of_another_company_that_never_left_changes_nothing() {
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    for (var answer : new String[] {"{\"code\":21211,\"message\":\"Not valid\"}", "{}"}) {
      Peers.textsAreAnswered(Peers.json(answer.length() > 2 ? 400 : 503, answer));
      clock.advance(Duration.ofHours(1));
      clinic.write("Are you free today?", "web:" + answer);
      cafe.runJobs();
    }

    text("Yes");

    assertThat(story.lastMessage().body()).isEqualTo("Yes");
    assertThat(clinic.messages()).hasSize(2);
  }

  @Test
  void a_further_text_that_never_left_does_not_make_its_conversation_the_last() {
    var cook = story.alsoApplied("Cook");
    story.writeAbout(cook, "Can you cook?");
    cafe.runJobs();
    Peers.textsAreAnswered(Peers.json(400, "{\"code\":21211,\"message\":\"Not valid\"}"));
    clock.advance(Duration.ofHours(1));
    story.write("Or on Wednesday?");
    cafe.runJobs();

    text("Yes");

    assertThat(story.messagesOf(cook).getLast().body()).isEqualTo("Yes");
  }

  @Test
  void a_text_that_may_have_gone_is_answered_where_it_came_from() {
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    Peers.textsAreAnswered(Peers.json(201, "{}"));
    clinic.write("Are you free today?");
    cafe.runJobs();

    text("Yes");

    assertThat(clinic.lastMessage().body()).isEqualTo("Yes");
  }

  @Test
  void stop_ends_all_texts_and_is_confirmed_once() {
    assertThat(text("Stop. Thank you").kind()).isEqualTo(Kind.OPTED_OUT);
    assertThat(text("STOP").kind()).isEqualTo(Kind.OPTED_OUT);
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(2);
    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .startsWith("You will get no more texts");
    assertThat(story.messages()).hasSize(1);
    story.write("Hello?");
    assertThat(sms()).isEqualTo(DeliveryState.SKIPPED);
  }

  @Test
  void what_is_said_beside_stop_is_a_message_too() {
    var words = "I'm 20 minutes late, bus broke down. Please stop texting me.";
    var text = new InboundText(story.phone(), "+14155550100", words, "SM-" + story.company());

    var outcome = inbound.receive(text);

    assertThat(outcome.kind()).isEqualTo(Kind.OPTED_OUT);
    assertThat(outcome.seq()).isEqualTo(2);
    assertThat(story.lastMessage().body()).isEqualTo(words);
    assertThat(story.<Boolean>in(() -> optOuts.contains(story.phone()))).isTrue();
    assertThat(inbound.receive(text).kind()).isEqualTo(Kind.DUPLICATE);
  }

  @Test
  void stop_with_more_words_is_not_answered_twice_where_the_application_was_declined() {
    story.decline();
    cafe.runJobs();
    var before = Peers.textsTo(story.phone()).size();

    var outcome = text("I found another job. Please stop texting me.");
    cafe.runJobs();

    assertThat(outcome.kind()).isEqualTo(Kind.OPTED_OUT);
    assertThat(story.lastMessage().body()).startsWith("I found another job.");
    assertThat(Peers.textsTo(story.phone())).hasSize(before + 1);
  }

  @Test
  void two_phones_stop_in_texts_that_a_gateway_gave_the_same_name() {
    var wish = new OptOutWish("STOP", OptOutWish.Way.TEXT, "+14155550100", "17");

    assertThat(story.<Boolean>in(() -> optOuts.add(story.phone(), wish))).isTrue();
    assertThat(story.<Boolean>in(() -> optOuts.add("+14155559998", wish))).isTrue();
  }

  @Test
  void stop_is_meant_for_every_company_that_texted_the_phone() {
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    clinic.write("Are you free today?");
    cafe.runJobs();

    text("STOP");
    story.write("Hello?");
    cafe.runJobs();

    assertThat(sms()).isEqualTo(DeliveryState.SKIPPED);
    assertThat(Peers.textsTo(story.phone())).hasSize(3);
  }

  @Test
  void start_takes_it_back() {
    text("STOP");
    clock.advance(Duration.ofSeconds(1)); // jobs of one moment go in any order
    assertThat(text("yes").kind()).isEqualTo(Kind.OPTED_IN);
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .startsWith("You will get texts about your application again");
    clock.advance(Duration.ofMinutes(1));
    story.write("Hello?");
    cafe.runJobs();
    assertThat(sms()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void yes_is_a_message_from_who_has_not_opted_out() {
    assertThat(text("Yes").kind()).isEqualTo(Kind.STORED);
    assertThat(text("We have to stop this bill").kind()).isEqualTo(Kind.STORED);
  }

  @Test
  void help_says_who_writes() {
    assertThat(text("help").kind()).isEqualTo(Kind.HELP);
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone()).getLast().body()).startsWith("Harbor Cafe: ");
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void help_is_answered_once_an_hour() {
    for (var time = 0; time < 3; time++) {
      assertThat(text("help").kind()).isEqualTo(Kind.HELP);
      cafe.runJobs();
    }
    assertThat(Peers.textsTo(story.phone())).hasSize(2);

    clock.advance(Duration.ofHours(1));
    text("help");
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).hasSize(3);
  }

  @Test
  void help_that_was_given_while_the_clock_was_a_day_ahead_is_given_again_once_it_is_right() {
    clock.advance(Duration.ofDays(1));
    text("help");
    cafe.runJobs();
    clock.advance(Duration.ofDays(-1));

    text("help");
    cafe.runJobs();
    text("help");
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(3);
  }

  @Test
  void of_two_open_conversations_the_one_texted_last_gets_the_answer_and_says_so() {
    var cook = story.alsoApplied("Cook");
    clock.advance(Duration.ofMinutes(1));
    story.writeAbout(cook, "Can you cook?");
    cafe.runJobs();

    assertThat(text("Yes")).isEqualTo(new SmsOutcome(Kind.STORED, cook, 2, null));

    var answer = story.messagesOf(cook).getLast();
    assertThat(answer.body()).isEqualTo("Yes");
    assertThat(answer.remark())
        .isEqualTo("This phone was also texted about Barista at Pier 4: the answer may be to that");
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void a_text_from_a_phone_the_applicant_no_longer_has_says_so() {
    story.in(() -> {
      applicants.change(story.jamie(), jamieWith("+14155550177"));
      return 0;
    });

    text("Wrong number");

    assertThat(story.lastMessage().body()).isEqualTo("Wrong number");
    assertThat(story.lastMessage().remark())
        .isEqualTo(
            "It came from %s, which is not a phone of this applicant any more"
                .formatted(story.phone()));
    assertThat(Say.in(Language.SPANISH, () -> story.lastMessage().shownRemark()))
        .startsWith("Llegó desde " + story.phone());
  }

  @Test
  void a_text_from_the_phone_of_a_record_that_was_joined_needs_no_remark() {
    story.in(() -> {
      applicants.add(jamieWith(story.phone()));
      applicants.change(story.jamie(), jamieWith("+14155550177"));
      return 0;
    });

    text("Yes");

    assertThat(story.lastMessage().remark()).isNull();
  }

  private static NewApplicant jamieWith(String phone) {
    return new NewApplicant("Jamie", "Rivera", null, phone, true);
  }

  @Test
  void of_one_open_and_one_closed_conversation_the_open_one_gets_the_answer() {
    var cook = story.alsoApplied("Cook");
    clock.advance(Duration.ofMinutes(1));
    story.writeAbout(cook, "Can you cook?");
    cafe.runJobs();
    story.declineAbout(cook);

    text("Yes");

    assertThat(story.lastMessage().body()).isEqualTo("Yes");
    assertThat(story.lastMessage().remark())
        .isEqualTo("This phone was also texted about Cook at Pier 4: the answer may be to that");
  }

  @Test
  void what_was_closed_before_the_open_one_was_texted_needs_no_remark() {
    var cook = story.alsoApplied("Cook");
    story.writeAbout(cook, "Can you cook?");
    cafe.runJobs();
    story.declineAbout(cook);
    clock.advance(Duration.ofMinutes(10));
    story.write("Can you come?");
    cafe.runJobs();

    text("Yes");

    assertThat(story.lastMessage().body()).isEqualTo("Yes");
    assertThat(story.lastMessage().remark()).isNull();
  }

  @Test
  void a_text_delivered_again_after_the_phone_was_texted_about_something_else_is_no_new_message() {
    var text = new InboundText(story.phone(), "+14155550100", "Yes", "SM-" + story.company());
    inbound.receive(text);
    var cook = story.alsoApplied("Cook");
    clock.advance(Duration.ofMinutes(1));
    story.writeAbout(cook, "Can you cook?");
    cafe.runJobs();

    assertThat(inbound.receive(text))
        .isEqualTo(new SmsOutcome(Kind.DUPLICATE, story.application(), 2, null));
    assertThat(story.messagesOf(cook)).hasSize(1);
  }

  @Test
  void every_wish_is_kept_with_its_words() {
    for (var words : new String[] {"Stop. Thank you", "STOP", "yes"}) text(words);

    var wishes =
        story.in(() ->
            transaction.execute(_ ->
                sql.sql(
                        """
                        select wish || ' ' || words || ' ' || way || ' ' || number from opt_out_wish
                        where phone = :phone order by id
                        """)
                    .param("phone", story.phone())
                    .query((row, _) -> row.getString(1))
                    .list()));
    assertThat(wishes)
        .containsExactly(
            "OUT Stop. Thank you TEXT +14155550100",
            "OUT STOP TEXT +14155550100",
            "IN yes TEXT +14155550100");
  }

  @Test
  void a_stop_delivered_again_after_start_does_not_stop_again() {
    var stop = new InboundText(story.phone(), "+14155550100", "STOP", "SM-" + story.company());
    inbound.receive(stop);
    text("START");

    inbound.receive(stop);

    assertThat(story.<Boolean>in(() -> optOuts.contains(story.phone()))).isFalse();
  }

  @Test
  void no_wish_can_be_rewritten() {
    text("STOP");

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> change("update opt_out_wish set words = 'Yes please'"));
    assertThat(change("delete from opt_out_wish")).isZero(); // as somebody has that phone
  }

  private int change(String statement) {
    return story.in(
        () -> Objects.requireNonNull(transaction.execute(_ -> sql.sql(statement).update())));
  }

  @Test
  void the_application_says_since_when_texts_are_off_and_why() {
    text("Stop. Thank you");

    var applicant = story.in(() -> applications.find(story.application())).applicant();

    assertThat(applicant.textsOff())
        .isEqualTo(new TextsOff(clock.instant(), "wrote “Stop. Thank you”"));
  }

  @Test
  void who_texts_without_end_is_refused_and_can_still_stop_the_texts() {
    var who = story.company() + ":" + story.jamie();
    for (var n = 0; n < Limit.ANSWER.atOnce(); n++) throttle.count(Limit.ANSWER, who);

    assertThat(text("One more").kind()).isEqualTo(Kind.REFUSED);
    assertThat(text("Stop. I have found another job").kind()).isEqualTo(Kind.OPTED_OUT);

    assertThat(story.messages()).hasSize(1);
    assertThat(story.<Boolean>in(() -> optOuts.contains(story.phone()))).isTrue();
  }

  @Test
  void an_empty_text_is_refused_with_a_reason() {
    assertThat(text(" ").kind()).isEqualTo(Kind.REFUSED);
    assertThat(text("\u200B\u200D\uFEFF").kind()).isEqualTo(Kind.REFUSED);
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void naughty_strings_are_taken_as_they_are_or_refused_with_a_reason() {
    for (var naughty : NaughtyStrings.all())
      assertThat(text(naughty).kind()).as(naughty).isIn(Kind.STORED, Kind.REFUSED, Kind.HELP);

    assertThat(story.messages()).hasSizeGreaterThan(400);
    cafe.forgetJobs();
  }

  private SmsOutcome text(String words) {
    var id = "SM-" + story.company() + "-" + texts++;
    return inbound.receive(new InboundText(story.phone(), "+14155550100", words, id));
  }

  private DeliveryState sms() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.SMS)
        .findFirst()
        .orElseThrow()
        .state();
  }
}
