package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far each user has read; what is new follows from it, see the tests of the message center.
@EarshotTest
class ReadTest {

  @Autowired private SmallCompany cafe;
  @Autowired private History history;
  @Autowired private Conversations conversations;
  @Autowired private Farewells farewells;
  @Autowired private JdbcClient sql;

  @Test
  void whoever_writes_has_read_up_to_there() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    assertThat(readSeq(cafe.tom)).isEqualTo(1);

    cafe.write(cafe.tom, cafe.lenaAsBarista, "Good");
    assertThat(readSeq(cafe.tom)).isEqualTo(3);
  }

  @Test
  void what_came_while_a_page_was_written_on_is_not_read_by_it() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Not on Tuesday");

    var tom = new Author.OfStaff(cafe.tom);
    cafe.in(() ->
        conversations.send(
            new NewMessage(cafe.lenaAsBarista, tom, Via.WEB, "On Tuesday?", null, "web:1", 2)));

    assertThat(readSeq(cafe.tom)).isEqualTo(2);
    assertThat(isNew(cafe.tom)).isTrue();
  }

  /// Many are declined at once, and other systems write in somebody's name: nobody saw what came.
  @Test
  void what_is_written_without_a_look_at_the_conversation_reads_nothing() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    var tom = new Author.OfStaff(cafe.tom);
    cafe.in(() ->
        conversations.send(
            new NewMessage(cafe.lenaAsBarista, tom, Via.API, "Come at 9", null, "api:1")));
    assertThat(readSeq(cafe.tom)).isEqualTo(1);

    cafe.in(() -> {
      farewells.write(cafe.tom, cafe.lenaAsBarista, "Goodbye", "farewell:1");
      return null;
    });
    assertThat(readSeq(cafe.tom)).isEqualTo(1);

    markRead(cafe.tom, 4);
    cafe.in(() ->
        conversations.send(
            new NewMessage(cafe.lenaAsBarista, tom, Via.API, "All the best", null, "api:2")));
    assertThat(readSeq(cafe.tom)).isEqualTo(5);
  }

  @Test
  void opening_a_conversation_reads_nothing_and_marking_it_does() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    assertThat(readSeq(cafe.tom)).isEqualTo(1);
    markRead(cafe.tom, 2);
    assertThat(readSeq(cafe.tom)).isEqualTo(2);
  }

  @Test
  void the_mark_never_goes_back_and_never_beyond_the_last_message() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    markRead(cafe.tom, Integer.MAX_VALUE);
    assertThat(readSeq(cafe.tom)).isEqualTo(2);
    markRead(cafe.tom, 1);
    markRead(cafe.tom, Integer.MIN_VALUE);
    assertThat(readSeq(cafe.tom)).isEqualTo(2);

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "And when?");
    assertThat(readSeq(cafe.tom)).isEqualTo(2);
  }

  @Test
  void each_user_reads_alone() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello from me");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi both");

    markRead(cafe.tom, 3);

    assertThat(readSeq(cafe.tom)).isEqualTo(3);
    assertThat(readSeq(cafe.maria)).isEqualTo(2);
  }

  @Test
  void who_does_not_take_part_reads_alone_too() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    assertThat(readSeq(cafe.maria)).isEqualTo(2);
    assertThat(isNew(cafe.maria)).isTrue();

    markRead(cafe.maria, 2);
    assertThat(isNew(cafe.maria)).isFalse();

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "And when?");
    assertThat(readSeq(cafe.maria)).isEqualTo(2);
    assertThat(isNew(cafe.maria)).isTrue();
    assertThat(readSeq(cafe.tom)).isEqualTo(1);
  }

  @Test
  void who_may_only_read_leaves_no_trace() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    cafe.run(() -> history.markRead(cafe.tom, cafe.jamalAsCook, 1));

    assertThat(
            cafe.inTransaction(() ->
                sql.sql("select count(*) from participant where user_id = :tom")
                    .param("tom", cafe.tom.id())
                    .query(Integer.class)
                    .single()))
        .isZero();
  }

  private void markRead(User user, int seq) {
    cafe.run(() -> history.markRead(user, cafe.lenaAsBarista, seq));
  }

  private boolean isNew(User user) {
    return cafe.in(() -> history.open(user, cafe.lenaAsBarista)).isNew();
  }

  private int readSeq(User user) {
    return cafe.in(() -> history.open(user, cafe.lenaAsBarista)).readSeq();
  }
}
