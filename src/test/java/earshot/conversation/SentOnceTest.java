package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.Together;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A message is stored once, however often it is submitted.
@EarshotTest
class SentOnceTest {

  @Autowired private SmallCompany cafe;
  @Autowired private Conversations conversations;
  @Autowired private History history;

  @Test
  void the_same_submission_again_finds_the_message_stored_before() {
    var first = send(message("key", "Hello"));
    var again = send(message("key", "Hello, changed on the way"));

    assertThat(first).isEqualTo(new Sent(cafe.lenaAsBarista, 1, false, null));
    assertThat(again).isEqualTo(new Sent(cafe.lenaAsBarista, 1, true, null));
    assertThat(bodies()).containsExactly("Hello");
  }

  @Test
  void the_same_words_submitted_anew_are_another_message() {
    send(message("key", "Hello"));
    send(message("another key", "Hello"));

    assertThat(bodies()).containsExactly("Hello", "Hello");
  }

  @Test
  void the_same_key_in_another_conversation_is_another_message() {
    send(message("key", "Hello"));
    var author = new Author.OfStaff(cafe.tom);
    var other = new NewMessage(cafe.jamalAsBarista, author, Via.WEB, "Hello", null, "key");

    assertThat(send(other)).isEqualTo(new Sent(cafe.jamalAsBarista, 1, false, null));
  }

  @Test
  void a_late_answer_submitted_again_is_refused_again_and_kept_once() {
    send(message("key", "Hello"));
    cafe.decline(cafe.tom, cafe.lenaAsBarista);

    assertThat(send(answer("late")).duplicate()).isFalse();
    assertThat(send(answer("late")))
        .isEqualTo(new Sent(cafe.lenaAsBarista, 2, true, Refusal.DECLINED));
    assertThat(bodies()).containsExactly("Hello", "Hi Tom");
  }

  @Test
  void a_delivered_message_submitted_again_after_the_decline_stays_delivered() {
    send(message("key", "Hello"));
    send(answer("in time"));
    cafe.decline(cafe.tom, cafe.lenaAsBarista);

    assertThat(send(answer("in time"))).isEqualTo(new Sent(cafe.lenaAsBarista, 2, true, null));
    assertThat(send(message("key", "Hello")))
        .isEqualTo(new Sent(cafe.lenaAsBarista, 1, true, null));
  }

  @RepeatedTest(3)
  void twenty_submissions_of_the_first_message_at_once_make_one() {
    var sent = Together.times(20, () -> send(message("key", "Hello")));

    assertThat(sent).allMatch(it -> it.seq() == 1);
    assertThat(sent).filteredOn(it -> !it.duplicate()).hasSize(1);
    assertThat(bodies()).containsExactly("Hello");
  }

  @RepeatedTest(3)
  void twenty_submissions_of_an_answer_at_once_make_one() {
    send(message("key", "Hello"));

    var sent = Together.times(20, () -> send(answer("answer")));

    assertThat(sent).allMatch(it -> it.seq() == 2);
    assertThat(sent).filteredOn(it -> !it.duplicate()).hasSize(1);
    assertThat(bodies()).containsExactly("Hello", "Hi Tom");
  }

  @RepeatedTest(3)
  void two_managers_begin_the_same_conversation_at_once() {
    Together.all(
        List.of(
            () -> cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello"),
            () -> cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello")));

    assertThat(bodies()).containsExactly("Hello", "Hello");
  }

  private NewMessage message(String key, String body) {
    return new NewMessage(
        cafe.lenaAsBarista, new Author.OfStaff(cafe.tom), Via.WEB, body, null, key);
  }

  private NewMessage answer(String key) {
    var author = new Author.OfApplicant(cafe.lena);
    return new NewMessage(cafe.lenaAsBarista, author, Via.WEB, "Hi Tom", null, key);
  }

  private Sent send(NewMessage message) {
    return cafe.in(() -> conversations.send(message));
  }

  private List<String> bodies() {
    return cafe.in(() -> history.after(cafe.maria, cafe.lenaAsBarista, 0)).stream()
        .map(Message::body)
        .toList();
  }
}
