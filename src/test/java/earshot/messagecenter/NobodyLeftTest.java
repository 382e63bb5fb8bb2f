package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.Staff;
import earshot.company.User;
import earshot.conversation.History;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An answer in a conversation whose writers cannot see it any more.
@EarshotTest
class NobodyLeftTest {

  @Autowired private SmallCompany cafe;
  @Autowired private Inbox inbox;
  @Autowired private History history;
  @Autowired private Staff staff;
  @Autowired private JdbcClient sql;

  @Test
  void falls_to_whoever_reviews_at_the_location() {
    var ines = cafe.user("Ines Roth", Role.MANAGER, cafe.pier4);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.run(() -> staff.disable(cafe.tom.id()));

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    assertThat(newMessages(ines)).isEqualTo(1);
    assertThat(newMessages(cafe.maria)).isZero();
    assertThat(newMessages(cafe.aisha)).isZero();
    assertThat(mails()).containsExactly("user:" + ines.id());

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "When shall I come?");
    assertThat(newMessages(ines)).isEqualTo(2);
  }

  @Test
  void falls_to_the_administrators_where_nobody_reviews() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.update("delete from location_grant where user_id = " + cafe.tom.id());

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    assertThat(newMessages(cafe.maria)).isEqualTo(1);
    assertThat(mails())
        .containsExactlyInAnyOrder("user:" + cafe.maria.id(), "user:" + cafe.tom.id());
  }

  @Test
  void is_new_to_them_even_where_they_looked_at_the_conversation_before() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.run(() -> history.markRead(cafe.maria, cafe.lenaAsBarista, 1));
    cafe.update("delete from location_grant where user_id = " + cafe.tom.id());

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    assertThat(newMessages(cafe.maria)).isEqualTo(1);
  }

  @Test
  void falls_to_nobody_as_long_as_one_is_there() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello from me");
    var ines = cafe.user("Ines Roth", Role.MANAGER, cafe.pier4);
    cafe.run(() -> staff.disable(cafe.tom.id()));

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    assertThat(newMessages(cafe.maria)).isEqualTo(1);
    assertThat(newMessages(ines)).isZero();
  }

  @Test
  void so_it_does_where_a_message_that_was_not_delivered_stands_behind_it() {
    var ines = cafe.user("Ines Roth", Role.MANAGER, cafe.pier4);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    cafe.decline(cafe.maria, cafe.lenaAsBarista);
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Sorry");
    cafe.undoDecline(cafe.maria, cafe.lenaAsBarista);

    cafe.run(() -> staff.disable(cafe.tom.id()));

    assertThat(newMessages(ines)).isEqualTo(1);
  }

  @Test
  void one_that_waits_unread_for_somebody_who_is_disabled_falls_to_the_others() {
    var ines = cafe.user("Ines Roth", Role.MANAGER, cafe.pier4);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");

    cafe.run(() -> staff.disable(cafe.tom.id()));

    assertThat(newMessages(ines)).isEqualTo(1);
    assertThat(newMessages(cafe.maria)).isZero();
  }

  @Test
  void so_does_one_for_somebody_who_reviews_elsewhere_now() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");

    cafe.run(() -> staff.change(cafe.tom.id(), new Rights(Role.MANAGER, List.of())));

    assertThat(newMessages(cafe.maria)).isEqualTo(1);
  }

  @Test
  void one_that_was_read_stays_where_it_is() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    cafe.run(() -> history.markRead(cafe.tom, cafe.lenaAsBarista, 2));
    var ines = cafe.user("Ines Roth", Role.MANAGER, cafe.pier4);

    cafe.run(() -> staff.disable(cafe.tom.id()));

    assertThat(newMessages(ines)).isZero();
  }

  private int newMessages(User user) {
    return cafe.in(() -> inbox.newMessages(user));
  }

  /// To whom a mail is due, whether it may go or not.
  private List<String> mails() {
    return cafe.inTransaction(() ->
        sql.sql(
                "select recipient from delivery where conversation_id = :id and recipient <> 'applicant' order by 1")
            .param("id", cafe.lenaAsBarista)
            .query(String.class)
            .list());
  }
}
