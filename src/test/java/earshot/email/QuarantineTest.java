package earshot.email;

import static earshot.MailClient.raw;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.company.User;
import earshot.conversation.History;
import earshot.conversation.Message;
import earshot.conversation.Via;
import earshot.email.EmailOutcome.Kind;
import earshot.email.QuarantinedMail.Decision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Lena applied as barista at Pier 4. Mail to her conversation comes from an address nobody knows.
@NullMarked
@EarshotTest
class QuarantineTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany elsewhere;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient aisha;
  @Autowired private StaffClient stranger;
  @Autowired private InboundEmail inbound;
  @Autowired private ReplyAddress replies;
  @Autowired private Quarantine quarantine;
  @Autowired private History history;
  @Autowired private Throttle throttle;
  @Autowired private TestClock clock;

  @BeforeEach
  void tom_has_written_to_lena() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Can you come on Tuesday?");
    tom.signIn(cafe.tom);
  }

  @Test
  void a_mail_from_another_address_waits_and_is_counted() {
    arrives(null, "I am Lena, from my sister's computer");

    assertThat(tom.get("/quarantine").body())
        .contains("eve@mail.example", "Lena Fischer", "another address than the writer's");
    assertThat(tom.get("/quarantine/link").body()).contains(">1<");
    assertThat(tom.get("/conversations/" + cafe.lenaAsBarista).body())
        .contains("1 mail waits for a decision");
    assertThat(tom.get("/quarantine/" + waiting().id()).body())
        .contains("I am Lena, from my sister's computer", "Accept", "Discard");
  }

  @Test
  void accepted_it_is_the_applicants_message() {
    arrives(null, "Tuesday is fine");
    var mail = waiting();

    var answer = accept(tom, mail);

    assertThat(answer).isEqualTo(302);
    assertThat(last().body()).isEqualTo("Tuesday is fine");
    assertThat(last().fromApplicant()).isTrue();
    assertThat(last().via()).isEqualTo(Via.EMAIL);
    assertThat(waitingFor(cafe.tom)).isEmpty();
    assertThat(tom.get("/quarantine").body()).contains("Accepted by Tom Becker");
    assertThat(tom.get("/quarantine/link").body()).doesNotContain("waiting");
    assertThat(tom.get("/conversations/" + cafe.lenaAsBarista).body())
        .doesNotContain("waits for a decision");
  }

  @Test
  void discarded_it_is_no_message_and_it_is_kept_who_did_it() {
    arrives(null, "Buy!");

    assertThat(discard(tom, waiting())).isEqualTo(302);

    assertThat(last().body()).isEqualTo("Can you come on Tuesday?");
    assertThat(waitingFor(cafe.tom)).isEmpty();
    var decided = cafe.in(() -> quarantine.decided(cafe.tom)).getFirst();
    assertThat(decided.decision()).isEqualTo(Decision.DISCARDED);
    assertThat(decided.decidedBy()).isEqualTo("Tom Becker");
    assertThat(tom.get("/quarantine?discarded=true").body()).contains("The mail was discarded.");
  }

  @Test
  void it_is_decided_once() {
    arrives(null, "Tuesday is fine");
    var mail = waiting();
    accept(tom, mail);

    assertThat(accept(tom, mail)).isEqualTo(409);
    assertThat(discard(tom, mail)).isEqualTo(409);
    assertThat(cafe.in(() -> history.after(cafe.tom, cafe.lenaAsBarista, 0))).hasSize(2);
  }

  @Test
  void the_same_mail_again_does_not_ask_again() {
    var mail = mail(null, "Buy!");
    inbound.receive(mail);
    discard(tom, waiting());

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.QUARANTINED);

    assertThat(waitingFor(cafe.tom)).isEmpty();
  }

  @Test
  void an_administrator_decides_everywhere_and_a_manager_only_at_granted_locations() {
    arrives(null, "Tuesday is fine");
    var mail = waiting();
    aisha.signIn(cafe.aisha);
    maria.signIn(cafe.maria);
    stranger.signIn(elsewhere.maria);

    for (var other : List.of(aisha, stranger)) {
      assertThat(other.get("/quarantine").body()).contains("Nothing waits");
      assertThat(other.get("/quarantine/" + mail.id()).statusCode()).isEqualTo(404);
      assertThat(accept(other, mail)).isEqualTo(404);
      assertThat(discard(other, mail)).isEqualTo(404);
    }
    assertThat(accept(maria, mail)).isEqualTo(302);
  }

  @Test
  void a_declined_application_takes_no_mail_until_the_decline_is_undone() {
    arrives(null, "Tuesday is fine");
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    var mail = waiting();

    assertThat(accept(tom, mail)).isEqualTo(409);
    assertThat(waitingFor(cafe.tom)).hasSize(1);

    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    assertThat(accept(tom, mail)).isEqualTo(302);
  }

  @Test
  void nobody_accepts_words_in_a_colleagues_name() {
    arrives(cafe.tom, "Come at nine");
    var mail = waiting();
    maria.signIn(cafe.maria);

    assertThat(maria.get("/quarantine/" + mail.id()).body())
        .contains("Only Tom Becker can accept it")
        .doesNotContain(">Accept<");
    assertThat(accept(maria, mail)).isEqualTo(409);

    assertThat(accept(tom, mail)).isEqualTo(302);
    assertThat(last().body()).isEqualTo("Come at nine");
    assertThat(last().userId()).isEqualTo(cafe.tom.id());
  }

  @Test
  void a_mail_without_words_can_only_be_discarded() {
    arrives(null, "  ");
    var mail = waiting();

    assertThat(tom.get("/quarantine/" + mail.id()).body())
        .contains("This mail has no words")
        .doesNotContain(">Accept<");
    assertThat(accept(tom, mail)).isEqualTo(409);
    assertThat(discard(tom, mail)).isEqualTo(302);
  }

  @Test
  void what_it_says_is_shown_as_plain_text() {
    arrives(null, "<script>alert(1)</script> <img src=x onerror=alert(2)>");

    assertThat(tom.get("/quarantine/" + waiting().id()).body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", "<img src=x");
  }

  @Test
  void where_nothing_waits_the_page_says_what_it_is_for() {
    assertThat(tom.get("/quarantine").body()).contains("Nothing waits", "another address");
    assertThat(tom.get("/quarantine/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void what_one_applicant_mails_beyond_the_limit_of_answers_waits_too() {
    clock.set(clock.instant()); // it stands still
    var who = cafe.id + ":" + cafe.lena;
    for (var n = 0; n < Limit.ANSWER.atOnce(); n++) throttle.count(Limit.ANSWER, who);

    var outcome = inbound.receive(mail(cafe.address("lena"), null, "One more"));

    assertThat(outcome.kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(waiting().reason())
        .isEqualTo("More came from this applicant at once than is taken.");
    assertThat(last().body()).isEqualTo("Can you come on Tuesday?");
  }

  @Test
  void an_applicant_may_write_about_being_out_of_office() {
    var writer = new ReplyAddress.Writer(cafe.id, cafe.lenaAsBarista, null);
    var mail = "From: %s\nTo: %s\nSubject: Out of office next week\n%s\nCan we meet on Monday?";
    var lena = cafe.address("lena");
    var to = replies.of(writer);

    for (var dropped :
        List.of(
            mail.formatted(lena, to, "Auto-Submitted: auto-replied\n"),
            mail.formatted("eve@mail.example", to, "")))
      assertThat(inbound.receive(raw(dropped)).kind()).isEqualTo(Kind.AUTOMATIC);
    assertThat(inbound.receive(raw(mail.formatted(lena, to, ""))).kind())
        .isEqualTo(Kind.QUARANTINED);

    assertThat(waiting().reason()).isEqualTo("Its subject is like that of an automatic answer.");
    assertThat(accept(tom, waiting())).isEqualTo(302);
    assertThat(last().body()).isEqualTo("Can we meet on Monday?");
  }

  @Test
  void of_an_answer_that_is_not_even_looked_into_it_is_seen_that_it_came() {
    var begin = new String(mail(null, "Buy!"), StandardCharsets.UTF_8);
    var type = "Subject: Hello\r\nContent-Type: multipart/mixed; boundary=b\r\n";
    var many = begin.replace("Subject: Hello\r\n", type) + "\r\n--b\r\n".repeat(20_000);

    var outcome = inbound.receive(many.getBytes(StandardCharsets.UTF_8));

    assertThat(outcome.kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(waiting().reason())
        .isEqualTo("It has more parts or headers than are read, so only that it came is kept.");
    assertThat(tom.get("/quarantine/" + waiting().id()).body()).contains("so only that it came");
    assertThat(discard(tom, waiting())).isEqualTo(302);
  }

  @Test
  void a_conversation_that_many_mails_wait_for_gets_no_more_and_says_so() {
    var first = mail(null, "Buy!");
    inbound.receive(first);
    for (var n = 1; n < Quarantine.MOST_WAITING; n++)
      cafe.quarantine(cafe.lenaAsBarista, "eve@mail.example", "Buy!");

    var refused = inbound.receive(mail(null, "Buy!"));

    assertThat(refused.kind()).isEqualTo(Kind.NO_ROOM);
    assertThat(refused.conversationId()).as("put aside by who hands it over").isNull();
    assertThat(refused.reason())
        .isEqualTo("Too many mails to this conversation wait for a decision.");
    assertThat(inbound.receive(first).kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(waitingFor(cafe.tom)).hasSize(Quarantine.MOST_WAITING);
    discard(tom, waiting());
    arrives(null, "There is room again");
  }

  @Test
  void a_mail_that_one_of_its_conversations_has_no_room_for_comes_again() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    arrives(null, "Buy!");
    for (var n = 1; n < Quarantine.MOST_WAITING; n++)
      cafe.quarantine(cafe.lenaAsBarista, "eve@mail.example", "Buy!");
    var jamal = replies.of(new ReplyAddress.Writer(cafe.id, cafe.jamalAsBarista, null));
    var alone = new String(mail(null, "To both"), StandardCharsets.UTF_8);
    var both = alone.replace("To: ", "To: " + jamal + ", ").getBytes(StandardCharsets.UTF_8);

    assertThat(inbound.receive(both).kind()).isEqualTo(Kind.NO_ROOM);
    assertThat(waitingFor(cafe.tom))
        .filteredOn(mail -> mail.conversationId() == cafe.jamalAsBarista)
        .hasSize(1);

    var ofLena =
        waitingFor(cafe.tom).stream()
            .filter(mail -> mail.conversationId() == cafe.lenaAsBarista)
            .findFirst()
            .orElseThrow();
    discard(tom, ofLena);
    assertThat(inbound.receive(both).kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(waitingFor(cafe.tom)).hasSize(Quarantine.MOST_WAITING + 1);
  }

  private void arrives(@Nullable User to, String words) {
    assertThat(inbound.receive(mail(to, words)).kind()).isEqualTo(Kind.QUARANTINED);
  }

  private byte[] mail(@Nullable User to, String words) {
    return mail("eve@mail.example", to, words);
  }

  private byte[] mail(String from, @Nullable User to, String words) {
    var writer = new ReplyAddress.Writer(cafe.id, cafe.lenaAsBarista, to == null ? null : to.id());
    return raw(
        "Message-ID: <%s@mail.example>\nFrom: Eve <%s>\nTo: %s\nSubject: Hello\n\n%s"
            .formatted(UUID.randomUUID(), from, replies.of(writer), words));
  }

  private int accept(StaffClient client, QuarantinedMail mail) {
    return client.post("/quarantine/" + mail.id() + "/accept", Map.of()).statusCode();
  }

  private int discard(StaffClient client, QuarantinedMail mail) {
    return client.post("/quarantine/" + mail.id() + "/discard", Map.of()).statusCode();
  }

  private QuarantinedMail waiting() {
    return waitingFor(cafe.tom).getFirst();
  }

  private List<QuarantinedMail> waitingFor(User user) {
    return cafe.in(() -> quarantine.waiting(user));
  }

  private Message last() {
    return cafe.in(() -> history.after(cafe.tom, cafe.lenaAsBarista, 0)).getLast();
  }
}
