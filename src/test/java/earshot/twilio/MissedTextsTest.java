package earshot.twilio;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Message;
import earshot.hiring.NewApplicant;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import earshot.sms.OptOuts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// No node was there for an hour, and applicants answered by text.
@NullMarked
@ChannelsTest
class MissedTextsTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final String US = "+14155550100";

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private MissedTexts missed;
  @Autowired private HandedTexts handed;
  @Autowired private InboundSms inbound;
  @Autowired private OptOuts optOuts;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionOperations transaction;

  private Story story;

  @BeforeEach
  void jamie_was_texted_at_noon_and_the_server_is_back_at_one() {
    clock.set(NOON);
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    clock.set(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void what_came_meanwhile_is_taken_in_the_order_it_came() {
    Peers.textsInLog(entry("2", 20, "At nine?"), entry("1", 10, "Tuesday is fine."));

    missed.takeSince(NOON);

    assertThat(story.messages())
        .extracting(Message::body)
        .containsExactly("Can you come on Tuesday?", "Tuesday is fine.", "At nine?");
  }

  @Test
  void what_was_taken_is_not_taken_again() {
    inbound.receive(text("1", "Tuesday is fine."));
    Peers.textsInLog(entry("2", 20, "At nine?"), entry("1", 10, "Tuesday is fine."));

    missed.takeSince(NOON);
    missed.takeSince(NOON);

    assertThat(story.messages()).hasSize(3);
  }

  @Test
  void what_was_written_before_is_left() {
    Peers.textsInLog(entry("1", -31, "Tuesday is fine."));

    missed.takeSince(NOON);

    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void whoever_wrote_stop_meanwhile_gets_no_more_texts() {
    Peers.textsInLog(entry("1", 10, "STOP"));

    missed.takeSince(NOON);

    assertThat(isOptedOut()).isTrue();
  }

  @Test
  void a_company_that_texted_the_phone_only_since_hears_nothing_of_it() {
    var other = cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true));
    other.write("Can you start on Monday?");
    cafe.runJobs();
    Peers.textsInLog(entry("2", 20, "STOP"), entry("1", 10, "Tuesday is fine."));

    missed.takeSince(NOON);

    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine.");
    assertThat(other.messages()).hasSize(1);
    assertThat(isOptedOut()).isTrue();
    assertThat(other.in(() -> optOuts.contains(story.phone()))).isFalse();
  }

  @Test
  void who_texts_again_before_it_is_fetched_hears_of_it_all_the_same_and_the_others_of_the_stop() {
    clock.set(NOON.minus(Duration.ofHours(1)));
    var other = cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true));
    other.write("Can you start on Monday?");
    cafe.runJobs();
    clock.set(NOON.plus(Duration.ofHours(1)));
    story.write("Are you there?");
    cafe.runJobs();
    Peers.textsInLog(entry("2", 20, "STOP"), entry("1", 10, "Tuesday is fine."));

    missed.takeSince(NOON);
    handed.forgetBefore(NOON.plus(Duration.ofDays(1)));
    missed.takeSince(NOON);

    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine.");
    assertThat(story.messages()).hasSize(3);
    assertThat(other.messages()).hasSize(1);
    assertThat(isOptedOut()).isTrue();
    assertThat(other.in(() -> optOuts.contains(story.phone()))).isTrue();
  }

  @Test
  void what_was_meant_as_an_answer_takes_back_no_stop_that_came_since() {
    inbound.receive(text("2", "STOP"));
    Peers.textsInLog(entry("3", 20, "START"), entry("1", 10, "yes"));

    missed.takeSince(NOON);

    assertThat(isOptedOut()).isTrue();
    assertThat(story.lastMessage().body()).isEqualTo("yes");
  }

  @Test
  void a_stop_takes_back_no_start_that_came_since() {
    inbound.receive(text("2", "START"));
    Peers.textsInLog(entry("1", 10, "STOP"));

    missed.takeSince(NOON);

    assertThat(isOptedOut()).isFalse();
    assertThat(wishes()).containsExactly("IN", "OUT");
  }

  @Test
  void of_stop_and_start_that_are_both_fetched_the_one_that_was_written_last_holds() {
    Peers.textsInLog(entry("3", 30, "STOP"), entry("2", 20, "START"), entry("1", 10, "STOP"));
    missed.takeSince(NOON);
    assertThat(isOptedOut()).isTrue();

    Peers.textsInLog(entry("4", 40, "yes"));
    missed.takeSince(NOON);
    assertThat(isOptedOut()).isFalse();
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void a_start_takes_back_no_second_stop_either() {
    inbound.receive(text("1", "STOP"));
    clock.advance(Duration.ofMinutes(20));
    inbound.receive(text("3", "STOP"));
    Peers.textsInLog(entry("2", 70, "START"));

    missed.takeSince(NOON);

    assertThat(isOptedOut()).isTrue();
  }

  @Test
  void what_twilio_handed_in_itself_is_known_whatever_became_of_it() {
    handed.add(name("1"));
    Peers.textsInLog(entry("1", 10, "Tuesday is fine."));

    missed.takeSince(NOON);

    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void what_came_just_now_is_left_to_twilio_which_tries_itself() {
    Peers.textsInLog(entry("1", 56, "Tuesday is fine."));

    missed.takeSince(NOON);
    assertThat(story.messages()).hasSize(1);

    clock.advance(Duration.ofMinutes(2));
    missed.takeSince(NOON);
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void a_wish_that_was_heard_is_not_heard_again() {
    inbound.receive(text("1", "STOP"));
    inbound.receive(text("2", "yes"));
    Peers.textsInLog(entry("2", 20, "yes"), entry("1", 10, "STOP"));

    missed.takeSince(NOON);

    assertThat(isOptedOut()).isFalse();
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void a_picture_is_told_of() {
    Peers.textsInLog(
        entry("1", 10, "My resume").replace("\"num_media\": \"0\"", "\"num_media\": \"2\""));

    missed.takeSince(NOON);

    assertThat(story.lastMessage().body())
        .isEqualTo("My resume\n[Came with 2 file(s), which cannot be taken by text]");
  }

  @Test
  void a_server_that_begins_with_texts_has_missed_none() {
    Peers.textsInLog(entry("1", 10, "Tuesday is fine."));

    missed.takeSince(null);

    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void a_clock_that_was_ahead_hides_nothing() {
    Peers.textsInLog(entry("1", 50, "Tuesday is fine."));

    missed.takeSince(NOON.plus(Duration.ofDays(1)));

    assertThat(story.messages()).hasSize(2);
  }

  /// In the order in which they were heard.
  private List<String> wishes() {
    return story.in(() ->
        Objects.requireNonNull(
            transaction.execute(_ ->
                sql.sql("select wish from opt_out_wish where phone = :phone order by id")
                    .param("phone", story.phone())
                    .query((row, _) -> row.getString(1))
                    .list())));
  }

  private boolean isOptedOut() {
    return story.in(() -> optOuts.contains(story.phone()));
  }

  private InboundText text(String name, String words) {
    return new InboundText(story.phone(), US, words, name(name));
  }

  private String name(String name) {
    return "SM-missed-" + story.company() + "-" + name;
  }

  private String entry(String name, int minutesAfterNoon, String words) {
    var sent = NOON.plus(Duration.ofMinutes(minutesAfterNoon)).atOffset(ZoneOffset.UTC);
    return """
    {"sid": "%s", "from": "%s", "to": "%s", "body": "%s", "direction": "inbound",
     "date_sent": "%s", "num_media": "0", "messaging_service_sid": null, "status": "received"}
    """
        .formatted(name(name), story.phone(), US, words, RFC_1123_DATE_TIME.format(sent));
  }
}
