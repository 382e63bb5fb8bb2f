package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.company.User;
import earshot.conversation.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EarshotTest
class InboxTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Inbox inbox;
  @Autowired private History history;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  @BeforeEach
  void one_thing_after_the_other() {
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));
  }

  @Test
  void what_was_said_last_stands_first() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    assertThat(conversations(cafe.tom)).containsExactly(cafe.jamalAsBarista, cafe.lenaAsBarista);

    answer(cafe.lena, cafe.lenaAsBarista, "Hello Tom");
    assertThat(conversations(cafe.tom)).containsExactly(cafe.lenaAsBarista, cafe.jamalAsBarista);
  }

  @Test
  void a_row_says_who_for_which_job_and_what_was_said_last_by_whom() {
    write(cafe.maria, cafe.lenaAsBarista, "Hello from me");
    write(cafe.tom, cafe.lenaAsBarista, "Hello\n  Lena");

    var row = rows(cafe.maria).getFirst();
    assertThat(row.name()).isEqualTo("Lena Fischer");
    assertThat(row.job()).isEqualTo("Barista");
    assertThat(row.location()).isEqualTo("Pier 4");
    assertThat(row.preview()).isEqualTo("Hello Lena");
    assertThat(row.previewUserId()).isEqualTo(cafe.tom.id());
    assertThat(row.previewUserName()).isEqualTo("Tom Becker");
    assertThat(row.isNew()).isFalse();

    answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    assertThat(rows(cafe.maria).getFirst().preview()).isEqualTo("Hi");
    assertThat(rows(cafe.maria).getFirst().previewUserId()).isNull();
    assertThat(rows(cafe.maria).getFirst().isNew()).isTrue();
  }

  @Test
  void a_long_message_is_cut_between_characters() {
    write(cafe.tom, cafe.lenaAsBarista, "x".repeat(159) + "😀 and more");

    assertThat(rows(cafe.tom).getFirst().preview()).isEqualTo("x".repeat(159) + "…");
  }

  @Test
  void only_those_who_take_part_have_it_in_their_inbox() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    assertThat(conversations(cafe.tom)).containsExactly(cafe.lenaAsBarista);
    assertThat(rows(cafe.maria)).isEmpty();
    assertThat(rows(cafe.aisha)).isEmpty();
    assertThat(newMessages(cafe.maria)).isZero();
  }

  @Test
  void nothing_of_another_company_is_ever_in_it() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");
    clinic.answer(clinic.lena, clinic.lenaAsBarista, "Hi");

    assertThat(conversations(cafe.tom)).containsExactly(cafe.lenaAsBarista);
    assertThat(newMessages(cafe.tom)).isZero();
    assertThat(clinic.in(() -> inbox.page(cafe.tom, InboxFilter.INBOX, null)).rows()).isEmpty();
    assertThat(clinic.in(() -> inbox.newMessages(cafe.tom))).isZero();
  }

  @Test
  void an_answer_is_new_until_it_is_read() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    answer(cafe.lena, cafe.lenaAsBarista, "One more thing");
    assertThat(newMessages(cafe.tom)).isEqualTo(2);

    read(cafe.tom, cafe.lenaAsBarista, 2);
    assertThat(newMessages(cafe.tom)).isEqualTo(1);
    assertThat(rows(cafe.tom).getFirst().isNew()).isTrue();

    read(cafe.tom, cafe.lenaAsBarista, 3);
    assertThat(newMessages(cafe.tom)).isZero();
    assertThat(rows(cafe.tom).getFirst().isNew()).isFalse();
  }

  @Test
  void what_came_after_the_decline_is_neither_new_nor_shown_in_the_inbox() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    write(cafe.tom, cafe.jamalAsBarista, "Hello");
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista, "Why?");

    assertThat(newMessages(cafe.tom)).isZero();
    assertThat(conversations(cafe.tom)).containsExactly(cafe.jamalAsBarista, cafe.lenaAsBarista);
    assertThat(rows(cafe.tom).getLast().preview()).isEqualTo("Hello");
    assertThat(rows(cafe.tom).getLast().isNew()).isFalse();
  }

  @Test
  void a_new_answer_brings_an_archived_conversation_back_and_a_colleagues_message_does_not() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    archive(cafe.tom, cafe.lenaAsBarista);
    assertThat(rows(cafe.tom)).isEmpty();

    write(cafe.maria, cafe.lenaAsBarista, "Hello from me");
    assertThat(rows(cafe.tom)).isEmpty();

    answer(cafe.lena, cafe.lenaAsBarista, "Hi both");
    assertThat(rows(cafe.tom).getFirst().isNew()).isTrue();
    assertThat(newMessages(cafe.tom)).isEqualTo(1);
  }

  @Test
  void what_was_archived_unread_is_not_counted() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    archive(cafe.tom, cafe.lenaAsBarista);

    assertThat(newMessages(cafe.tom)).isZero();
  }

  @Test
  void it_is_paged_without_gap_or_double_also_where_times_are_equal() {
    var all = new ArrayList<Long>();
    for (var n = 0; n < 2 * Inbox.PAGE + 20; n++) {
      var application = cafe.applicationOf("Applicant", "No. " + n, cafe.barista);
      cafe.write(cafe.tom, application, "Hello"); // all at the same time
      all.addFirst(application);
    }

    var first = page(cafe.tom, null);
    var second = page(cafe.tom, first.next());
    var third = page(cafe.tom, second.next());

    assertThat(first.rows()).hasSize(Inbox.PAGE);
    assertThat(third.next()).isNull();
    var paged = new ArrayList<Long>();
    for (var page : List.of(first, second, third))
      page.rows().forEach(row -> paged.add(row.conversationId()));
    assertThat(paged).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "x~1",
        "2026-11-02T14:00:00Z",
        "2026-11-02T14:00:00Z~",
        "2026-11-02T14:00:00Z~x",
        "+1000000000-12-31T23:59:59Z~1",
        "-1000000000-01-01T00:00:00Z~1",
        "-5000-01-01T00:00:00Z~1",
        "+300000-01-01T00:00:00Z~1",
        "2026-11-02T14:00:00Z~99999999999999999999",
        "'; drop table message; --~1"
      })
  void a_made_up_page_shows_what_there_is(String after) {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");

    assertThat(page(cafe.tom, after).rows()).hasSizeLessThanOrEqualTo(1);
  }

  private void write(User user, long application, String text) {
    clock.advance(Duration.ofMinutes(1));
    cafe.write(user, application, text);
  }

  private void answer(long applicant, long application, String text) {
    clock.advance(Duration.ofMinutes(1));
    cafe.answer(applicant, application, text);
  }

  private void read(User user, long conversation, int seq) {
    cafe.run(() -> history.markRead(user, conversation, seq));
  }

  private void archive(User user, long conversation) {
    cafe.inTransaction(() ->
        sql.sql(
                """
                update participant set archived_at = now()
                where user_id = :user and conversation_id = :conversation
                """)
            .param("user", user.id())
            .param("conversation", conversation)
            .update());
  }

  private List<Long> conversations(User user) {
    return rows(user).stream().map(InboxRow::conversationId).toList();
  }

  private List<InboxRow> rows(User user) {
    return page(user, null).rows();
  }

  private InboxPage page(User user, @org.jspecify.annotations.Nullable String after) {
    return cafe.in(() -> inbox.page(user, InboxFilter.INBOX, after));
  }

  private int newMessages(User user) {
    return cafe.in(() -> inbox.newMessages(user));
  }
}
