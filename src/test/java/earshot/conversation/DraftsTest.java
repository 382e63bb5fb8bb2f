package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.User;
import earshot.web.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EarshotTest
class DraftsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private Drafts drafts;
  @Autowired private History history;

  @Test
  void what_is_typed_is_there_when_the_conversation_is_opened_again() {
    save(cafe.tom, cafe.lenaAsBarista, "Hello Le");
    save(cafe.tom, cafe.lenaAsBarista, "Hello Lena, ");

    assertThat(draft(cafe.tom, cafe.lenaAsBarista)).isEqualTo("Hello Lena, ");
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

    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena!");
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

  private void save(User user, long application, String body) {
    cafe.run(() -> drafts.save(user, application, body));
  }

  private String draft(User user, long application) {
    return cafe.in(() -> history.open(user, application)).draft();
  }
}
