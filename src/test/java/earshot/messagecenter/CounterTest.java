package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.User;
import earshot.conversation.History;
import earshot.conversation.WriteRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The number of new messages is derived from what is stored, so it cannot drift: whatever happens
/// in whichever order, it is what counting by hand gives.
@EarshotTest
class CounterTest {

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private Inbox inbox;
  @Autowired private History history;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  /// What somebody would know who kept a tally of one conversation on paper.
  private static final class Tally {
    final long conversation;
    final long applicant;
    final List<Integer> delivered = new ArrayList<>();
    final Map<User, Integer> read = new HashMap<>();
    final Set<User> archived = new HashSet<>();
    int last;
    boolean declined;
    Instant lastAt = Instant.EPOCH;

    Tally(long conversation, long applicant) {
      this.conversation = conversation;
      this.applicant = applicant;
    }

    boolean isInInboxOf(User user) {
      return read.containsKey(user) && !archived.contains(user);
    }

    int newTo(User user) {
      var upTo = read.getOrDefault(user, Integer.MAX_VALUE);
      return isInInboxOf(user) ? (int) delivered.stream().filter(seq -> seq > upTo).count() : 0;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void it_is_what_counting_by_hand_gives(long seed) {
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));
    var random = new Random(seed);
    var tallies =
        List.of(
            new Tally(cafe.lenaAsBarista, cafe.lena), new Tally(cafe.jamalAsBarista, cafe.jamal));
    for (var step = 0; step < 120; step++) {
      clock.advance(Duration.ofSeconds(1));
      var user = random.nextBoolean() ? cafe.tom : cafe.maria;
      act(random, user, tallies.get(random.nextInt(2)));
      for (var each : List.of(cafe.tom, cafe.maria)) assertTallied(each, tallies);
    }
  }

  private void act(Random random, User user, Tally tally) {
    switch (random.nextInt(10)) {
      case 0, 1 -> write(user, tally);
      case 2, 3, 4, 5 -> answer(tally);
      case 6, 7 -> read(user, random.nextInt(tally.last + 2), tally);
      case 8 -> archive(user, tally);
      default -> declineOrUndo(tally);
    }
  }

  private void write(User user, Tally tally) {
    try {
      tally.last = cafe.write(user, tally.conversation, "Hello").seq();
      tally.read.put(user, tally.last);
      tally.archived.remove(user);
      tally.lastAt = clock.instant();
    } catch (WriteRefused closed) {
      assertThat(tally.declined).isTrue();
    }
  }

  private void answer(Tally tally) {
    try {
      var sent = cafe.answer(tally.applicant, tally.conversation, "Hi");
      tally.last = sent.seq();
      assertThat(sent.refusal() != null).isEqualTo(tally.declined);
      if (tally.declined) return;
      tally.delivered.add(sent.seq());
      tally.archived.clear();
      tally.lastAt = clock.instant();
    } catch (WriteRefused notBegun) {
      assertThat(tally.last).isZero();
    }
  }

  private void read(User user, int seq, Tally tally) {
    cafe.run(() -> history.markRead(user, tally.conversation, seq));
    tally.read.computeIfPresent(user, (_, read) -> Math.max(read, Math.min(seq, tally.last)));
  }

  private void archive(User user, Tally tally) {
    if (tally.read.containsKey(user)) tally.archived.add(user);
    cafe.inTransaction(() ->
        sql.sql(
                """
                update participant set archived_at = now()
                where user_id = :user and conversation_id = :conversation
                """)
            .param("user", user.id())
            .param("conversation", tally.conversation)
            .update());
  }

  private void declineOrUndo(Tally tally) {
    if (tally.declined) cafe.undoDecline(cafe.tom, tally.conversation);
    else cafe.decline(cafe.tom, tally.conversation);
    tally.declined = !tally.declined;
  }

  private void assertTallied(User user, List<Tally> tallies) {
    var expected =
        tallies.stream()
            .filter(tally -> tally.isInInboxOf(user))
            .sorted(Comparator.comparing((Tally tally) -> tally.lastAt).reversed())
            .toList();
    var shown = cafe.in(() -> inbox.page(user, InboxFilter.INBOX, null)).rows();
    assertThat(shown)
        .extracting(InboxRow::conversationId)
        .isEqualTo(expected.stream().map(tally -> tally.conversation).toList());
    assertThat(shown)
        .extracting(InboxRow::isNew)
        .isEqualTo(expected.stream().map(tally -> tally.newTo(user) > 0).toList());
    assertThat(cafe.in(() -> inbox.newMessages(user)))
        .isEqualTo(tallies.stream().mapToInt(tally -> tally.newTo(user)).sum());
  }

  @Test
  void it_is_hidden_at_zero_and_says_99_plus_at_most() {
    tom.signIn(cafe.tom);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    assertThat(tom.get("/message-center/counter").body())
        .contains("aria-label=\"Message center\"")
        .doesNotContain("badge");

    for (var n = 0; n < 99; n++) cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi " + n);
    assertThat(tom.get("/message-center/counter").body())
        .contains("aria-label=\"Message center, 99 new\"")
        .contains(">99<");

    for (var n = 0; n < 30; n++) cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi again " + n);
    assertThat(cafe.in(() -> inbox.newMessages(cafe.tom))).isEqualTo(100);
    assertThat(tom.get("/message-center/counter").body())
        .contains("aria-label=\"Message center, 99+ new\"")
        .contains(">99+<");
  }

  @Test
  void it_stands_on_every_page_also_on_that_of_an_error() {
    tom.signIn(cafe.tom);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    for (var page :
        List.of(
            "/applications",
            "/message-center",
            "/applications/" + cafe.lenaAsBarista,
            "/conversations/" + cafe.lenaAsBarista,
            "/applications/999999999999",
            "/no-such-page"))
      assertThat(tom.get(page).body()).as(page).contains("Message center, 1 new");
  }
}
