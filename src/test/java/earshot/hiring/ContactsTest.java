package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@EarshotTest
class ContactsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Contacts contacts;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient aisha;
  @Autowired private ApplicantClient jamal;
  @Autowired private TestClock clock;

  @BeforeEach
  void they_sign_in() {
    clock.set(clock.instant());
    tom.signIn(cafe.tom);
    aisha.signIn(cafe.aisha);
  }

  @Test
  void a_call_stands_between_the_messages_of_before_and_after() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "May I call you?");
    clock.advance(Duration.ofMinutes(5));
    assertThat(note(cafe.jamalAsBarista, "CALL")).contains("Noted: Tom called", "Undo");
    clock.advance(Duration.ofMinutes(5));
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Thank you for the talk");
    clock.advance(Duration.ofMinutes(5));
    assertThat(note(cafe.jamalAsBarista, "EMAIL")).contains("Noted: Tom wrote an email");

    assertThat(tom.get("/conversations/" + cafe.jamalAsBarista).body())
        .containsSubsequence(
            "May I call you?", "Tom called, ", "Thank you for the talk", "Tom wrote an email, ");
    assertThat(tom.get("/applications/" + cafe.jamalAsBarista).body())
        .contains("Tom called, ", "Tom wrote an email, ");
    assertThat(aisha.get("/conversations/" + cafe.jamalAsBarista).body()).contains("Tom called, ");
  }

  @Test
  void a_call_stands_between_older_messages_too_on_whichever_page_they_are() {
    var conversation = "/conversations/" + cafe.jamalAsBarista;
    for (var n = 1; n <= 60; n++) {
      if (n == 6 || n == 11) note(cafe.jamalAsBarista, n == 6 ? "CALL" : "EMAIL");
      clock.advance(Duration.ofMinutes(1));
      cafe.write(cafe.tom, cafe.jamalAsBarista, "Message %02d.".formatted(n));
    }

    assertThat(tom.get(conversation).body()).doesNotContain("Tom called", "Tom wrote an email");
    for (var older : List.of(conversation + "/messages?before=11", conversation + "?before=11"))
      assertThat(tom.get(older).body())
          .containsSubsequence(
              "Message 05.", "Tom called, ", "Message 06.", "Message 10.", "Tom wrote an email, ");
    assertThat(tom.get(conversation + "/messages?before=6").body()).contains("Tom called, ");
    assertThat(tom.get(conversation + "/messages?before=5").body()).doesNotContain("Tom called");
  }

  @Test
  void the_applicant_sees_nothing_of_it_and_nothing_becomes_new_or_answered() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    cafe.answer(cafe.jamal, cafe.jamalAsBarista, "Hi Tom");
    var unanswered = tom.get("/message-center/unanswered").body();
    assertThat(unanswered).contains("Jamal Carter");

    note(cafe.jamalAsBarista, "CALL");

    assertThat(tom.get("/message-center/unanswered").body()).contains("Jamal Carter");
    var page = jamal.get(jamal.openLink(cafe.linkTo(cafe.jamalAsBarista))).body();
    assertThat(page).contains("Hi Tom").doesNotContain("called");
  }

  @Test
  void pressed_twice_within_a_minute_it_is_one_call() {
    note(cafe.lenaAsBarista, "CALL");
    note(cafe.lenaAsBarista, "CALL");
    note(cafe.lenaAsBarista, "EMAIL");
    clock.advance(Duration.ofMinutes(2));
    note(cafe.lenaAsBarista, "CALL");

    assertThat(noted(cafe.lenaAsBarista))
        .extracting(Contact::way)
        .containsExactly(Contact.Way.CALL, Contact.Way.EMAIL, Contact.Way.CALL);
  }

  @Test
  void a_call_is_another_one_once_a_clock_that_was_a_day_ahead_is_right() {
    clock.advance(Duration.ofDays(1));
    note(cafe.lenaAsBarista, "CALL");
    clock.advance(Duration.ofDays(-1));
    tom.signIn(cafe.tom);

    note(cafe.lenaAsBarista, "CALL");
    note(cafe.lenaAsBarista, "CALL");

    assertThat(noted(cafe.lenaAsBarista)).hasSize(2);
  }

  @Test
  void undo_takes_back_ones_own_alone() {
    note(cafe.jamalAsBarista, "CALL");
    var undo = undoOf(cafe.jamalAsBarista, noted(cafe.jamalAsBarista).getFirst().id());
    var maria = aisha.signIn(cafe.maria);

    assertThat(maria.post(undo, Map.of()).statusCode()).isEqualTo(200);
    assertThat(noted(cafe.jamalAsBarista)).hasSize(1);
    assertThat(tom.post(undo, Map.of()).body()).contains("Undone");
    assertThat(noted(cafe.jamalAsBarista)).isEmpty();
    assertThat(tom.post(undo, Map.of()).statusCode()).isEqualTo(200); // twice is once
  }

  @Test
  void nobody_notes_anything_where_they_do_not_review() {
    for (var other :
        List.of(cafe.jamalAsCook, cafe.omarAsHost, clinic.lenaAsBarista, 9_000_000_000L)) {
      var way = Map.of("way", "CALL");
      assertThat(tom.post("/applications/" + other + "/contacts", way).statusCode()).isEqualTo(404);
      assertThat(tom.post(undoOf(other, 1), Map.of()).statusCode()).isEqualTo(404);
    }
    assertThat(noted(cafe.jamalAsCook)).isEmpty();
    assertThat(tom.get("/applications/" + cafe.jamalAsCook).body()).doesNotContain("\"CALL\"");
    var page = "/applications/" + cafe.lenaAsBarista + "/contacts";
    assertThat(tom.post(page, Map.of("way", "PIGEON")).statusCode()).isEqualTo(400);
  }

  private String note(long application, String way) {
    return tom.post("/applications/" + application + "/contacts", Map.of("way", way)).body();
  }

  private List<Contact> noted(long application) {
    return cafe.in(() -> contacts.of(application));
  }

  private static String undoOf(long application, long contact) {
    return "/applications/" + application + "/contacts/" + contact + "/undo";
  }
}
