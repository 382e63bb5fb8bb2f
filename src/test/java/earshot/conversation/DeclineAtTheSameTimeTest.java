package earshot.conversation;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Declining shuts the door at once: nothing is delivered once the decline has returned.
@EarshotTest
class DeclineAtTheSameTimeTest {

  @Autowired private SmallCompany cafe;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void a_conversation() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
  }

  @Test
  void a_decline_waits_for_an_answer_that_is_being_stored() {
    var decline =
        cafe.inTransaction(() -> {
          cafe.answer(cafe.lena, cafe.lenaAsBarista, "Just in time");
          var other = runAsync(() -> cafe.decline(cafe.tom, cafe.lenaAsBarista));
          awaitSomebodyWaitingForALock();
          assertThat(other).isNotDone();
          return other;
        });

    decline.join();
    assertThat(delivered()).containsExactly(1, 2);
  }

  @Test
  void an_answer_waits_for_a_decline_that_is_being_stored_and_is_refused() {
    var answer =
        cafe.inTransaction(() -> {
          cafe.decline(cafe.tom, cafe.lenaAsBarista);
          var other = supplyAsync(this::answerTooLate);
          awaitSomebodyWaitingForALock();
          return other;
        });

    assertThat(answer.join().refusal()).isEqualTo(Refusal.DECLINED);
    assertThat(delivered()).containsExactly(1);
  }

  @Test
  void what_is_delivered_when_the_decline_returns_is_all_that_ever_is() {
    for (var round = 0; round < 15; round++) {
      var declined = new AtomicBoolean();
      var answers = supplyAsync(() -> answerUntil(declined));
      var others = supplyAsync(() -> answerUntil(declined));

      cafe.decline(cafe.tom, cafe.lenaAsBarista);
      var delivered = delivered();
      declined.set(true);

      answers.join();
      others.join();
      assertThat(delivered()).isEqualTo(delivered);
      cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    }
  }

  private Sent answerTooLate() {
    return cafe.answer(cafe.lena, cafe.lenaAsBarista, "A moment too late");
  }

  private int answerUntil(AtomicBoolean declined) {
    var answers = 0;
    while (!declined.get()) {
      cafe.answer(cafe.lena, cafe.lenaAsBarista, "Answer " + answers++);
    }
    return answers;
  }

  private List<Integer> delivered() {
    return cafe.inTransaction(() ->
        sql.sql(
                "select seq from message where conversation_id = :id and refusal is null order by seq")
            .param("id", cafe.lenaAsBarista)
            .query((row, _) -> row.getInt(1))
            .list());
  }

  private void awaitSomebodyWaitingForALock() {
    await()
        .until(() ->
            sql.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single());
  }
}
