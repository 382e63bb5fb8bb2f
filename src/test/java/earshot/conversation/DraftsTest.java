package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.Together;
import earshot.company.User;
import earshot.web.NotFound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EarshotTest
class DraftsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private Drafts drafts;
  @Autowired private History history;
  @Autowired private Conversations conversations;

  @Test
  void what_is_typed_is_there_when_the_conversation_is_opened_again() {
    save(cafe.tom, cafe.lenaAsBarista, "Hello Le");
    save(cafe.tom, cafe.lenaAsBarista, "Hello Lena, ");

    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEqualTo("Hello Lena, ");
  }

  @Test
  void a_draft_longer_than_a_message_can_be_is_refused() {
    save(cafe.tom, cafe.lenaAsBarista, "a".repeat(NewMessage.MAX_LENGTH));

    assertThatExceptionOfType(InvalidMessage.class)
        .isThrownBy(() -> save(cafe.tom, cafe.lenaAsBarista, "a".repeat(10_001)));
    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).hasSize(NewMessage.MAX_LENGTH);
  }

  @Test
  void a_draft_belongs_to_one_conversation() {
    save(cafe.tom, cafe.lenaAsBarista, "Hello Lena");

    assertThat(draft(cafe.tom, cafe.jamalAsBarista)).isEmpty();
  }

  @Test
  void nobody_sees_a_colleagues_draft() {
    save(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    assertThat(draft(cafe.maria, cafe.lenaAsBarista)).isEmpty();

    save(cafe.maria, cafe.lenaAsBarista, "Dear Lena");
    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEqualTo("Hello Lena");
  }

  @Test
  void sending_deletes_the_draft_of_the_sender_there_and_no_other() {
    save(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    save(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    save(cafe.maria, cafe.lenaAsBarista, "Dear Lena");

    send("key", "Hello Lena!");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello Tom!");

    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEmpty();
    assertThat(draft(cafe.tom, cafe.jamalAsBarista)).isEqualTo("Hello Jamal");
    assertThat(draft(cafe.maria, cafe.lenaAsBarista)).isEqualTo("Dear Lena");
  }

  @Test
  void deleting_the_words_deletes_the_draft() {
    save(cafe.tom, cafe.lenaAsBarista, "Hello");
    save(cafe.tom, cafe.lenaAsBarista, " \n");

    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEmpty();
  }

  @Test
  void what_cannot_be_stored_is_left_out() {
    save(cafe.tom, cafe.lenaAsBarista, "Hel\0lo \uD83D");

    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).startsWith("Hello ");
  }

  @Test
  void there_is_no_draft_where_one_may_not_read() {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> save(cafe.tom, cafe.omarAsHost, "Hello"));
    save(cafe.aisha, cafe.omarAsHost, "Hello");
    assertThat(draft(cafe.aisha, cafe.omarAsHost)).isEqualTo("Hello");
  }

  @Test
  void a_draft_that_comes_after_the_message_it_became_is_none() {
    send("first", "Hello Lena");
    save("first", "Hello Lena");
    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEmpty();

    save("second", "And when");
    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEqualTo("And when");
    save("first", "Hello");
    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEqualTo("And when");
  }

  @Test
  void nor_is_one_that_comes_at_the_same_moment() {
    for (var n = 0; n < 50; n++) {
      var key = "key " + n;
      Together.all(List.of(() -> save(key, "Hello Lena"), () -> send(key, "Hello Lena")));
      assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEmpty();
    }
  }

  @Test
  void what_is_written_elsewhere_leaves_it() {
    save(cafe.tom, cafe.lenaAsBarista, "Before you come on Tuesday");
    var tom = new Author.OfStaff(cafe.tom);
    var mail =
        new NewMessage(cafe.lenaAsBarista, tom, Via.EMAIL, "More tonight", null, "mail:<1@a>");
    cafe.run(() -> conversations.send(mail));

    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEqualTo("Before you come on Tuesday");
  }

  private boolean save(String key, String body) {
    cafe.run(() -> drafts.save(cafe.tom, cafe.lenaAsBarista, body, key));
    return true;
  }

  private boolean send(String key, String body) {
    var author = new Author.OfStaff(cafe.tom);
    var whole = Message.key(cafe.tom, key);
    var message = new NewMessage(cafe.lenaAsBarista, author, Via.WEB, body, null, whole);
    cafe.run(() -> conversations.send(message));
    return true;
  }

  private void save(User user, long application, String body) {
    cafe.run(() -> drafts.save(user, application, body, null));
  }

  private String draft(User user, long application) {
    return cafe.in(() -> history.open(user, application)).draft();
  }
}
