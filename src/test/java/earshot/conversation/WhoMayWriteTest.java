package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.User;
import earshot.web.NotFound;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The rules of writing, at the one door all messages pass.
@EarshotTest
class WhoMayWriteTest {

  private static final long NO_SUCH = 9_000_000_000L;

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private History history;

  @Test
  void a_manager_of_the_location_begins_a_conversation() {
    var sent = cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");

    assertThat(sent).isEqualTo(new Sent(cafe.lenaAsBarista, 1, false, null));
    assertThat(bodies(cafe.lenaAsBarista)).containsExactly("Hello Lena");
  }

  @Test
  void an_administrator_begins_one_at_every_location() {
    assertThat(cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello").seq()).isEqualTo(1);
    assertThat(cafe.write(cafe.maria, cafe.omarAsHost, "Hello").seq()).isEqualTo(1);
  }

  @Test
  void a_manager_of_another_location_hears_that_there_is_no_such_application() {
    assertNotFound(() -> cafe.write(cafe.tom, cafe.omarAsHost, "Hello"));
    assertThat(bodies(cafe.omarAsHost)).isEmpty();

    cafe.write(cafe.aisha, cafe.omarAsHost, "Hello");
    assertNotFound(() -> cafe.write(cafe.tom, cafe.omarAsHost, "Me too"));
    assertThat(bodies(cafe.omarAsHost)).containsExactly("Hello");
  }

  @Test
  void a_manager_reads_an_applicants_other_application_and_cannot_write_there() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello Jamal");

    assertRefused(Refusal.NO_GRANT, () -> cafe.write(cafe.tom, cafe.jamalAsCook, "Hello"));

    var conversation = cafe.in(() -> history.open(cafe.tom, cafe.jamalAsCook));
    assertThat(conversation.messages()).hasSize(1);
    assertThat(conversation.refusal()).isEqualTo(Refusal.NO_GRANT);
  }

  @Test
  void an_application_of_another_company_is_as_good_as_none() {
    assertNotFound(() -> cafe.write(cafe.maria, clinic.lenaAsBarista, "Hello"));
    assertNotFound(() -> cafe.write(clinic.maria, cafe.lenaAsBarista, "Hello"));
    assertNotFound(() -> cafe.write(cafe.maria, NO_SUCH, "Hello"));

    assertThat(bodies(cafe.lenaAsBarista)).isEmpty();
    assertThat(clinic.in(() -> history.open(clinic.maria, clinic.lenaAsBarista)).messages())
        .isEmpty();
  }

  @Test
  void a_conversation_of_another_company_or_location_cannot_be_read_either() {
    clinic.write(clinic.maria, clinic.omarAsHost, "Hello");
    cafe.write(cafe.maria, cafe.omarAsHost, "Hello");

    assertNotFound(() -> cafe.in(() -> history.open(cafe.maria, clinic.omarAsHost)));
    assertNotFound(() -> cafe.in(() -> history.open(cafe.tom, cafe.omarAsHost)));
    assertNotFound(() -> cafe.in(() -> history.after(cafe.tom, cafe.omarAsHost, 0)));
    assertNotFound(() -> cafe.in(() -> history.before(cafe.tom, cafe.omarAsHost, 9)));
    assertNotFound(() -> cafe.in(() -> history.one(cafe.tom, cafe.omarAsHost, 1)));
    assertNotFound(() -> cafe.run(() -> history.markRead(cafe.tom, cafe.omarAsHost, 1)));
  }

  @Test
  void an_applicant_cannot_begin() {
    assertRefused(
        Refusal.NOT_STARTED, () -> cafe.answer(cafe.lena, cafe.lenaAsBarista, "Any news?"));
    assertThat(bodies(cafe.lenaAsBarista)).isEmpty();
  }

  @Test
  void an_applicant_answers_once_written_to() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");

    assertThat(cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello Tom").seq()).isEqualTo(2);
    assertThat(bodies(cafe.lenaAsBarista)).containsExactly("Hello Lena", "Hello Tom");
  }

  @Test
  void being_written_to_in_one_application_opens_no_other() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");

    assertRefused(Refusal.NOT_STARTED, () -> cafe.answer(cafe.jamal, cafe.jamalAsCook, "Hello"));
  }

  @Test
  void an_applicant_cannot_answer_in_the_place_of_another() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");

    assertNotFound(() -> cafe.answer(cafe.jamal, cafe.lenaAsBarista, "I am Lena"));
    assertNotFound(() -> clinic.answer(cafe.lena, cafe.lenaAsBarista, "I am Lena"));
    assertThat(bodies(cafe.lenaAsBarista)).containsExactly("Hello Lena");
  }

  @Test
  void what_a_declined_applicant_writes_is_kept_and_not_delivered() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    cafe.decline(cafe.tom, cafe.lenaAsBarista);

    var late = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Why?");

    assertThat(late.refusal()).isEqualTo(Refusal.DECLINED);
    assertThat(messages(cafe.lenaAsBarista).getLast().refusal()).isEqualTo(Refusal.DECLINED);
    assertThat(bodies(cafe.lenaAsBarista)).containsExactly("Hello Lena", "Why?");
  }

  @Test
  void what_a_withdrawn_applicant_writes_is_kept_and_not_delivered() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    cafe.withdraw(cafe.lenaAsBarista);

    var late = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Or not?");

    assertThat(late.refusal()).isEqualTo(Refusal.WITHDRAWN);
    assertThat(bodies(cafe.lenaAsBarista)).containsExactly("Hello Lena", "Or not?");
  }

  @Test
  void undoing_the_decline_opens_the_door_again_and_leaves_the_late_words_as_they_were() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Why?");
    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);

    assertThat(cafe.answer(cafe.lena, cafe.lenaAsBarista, "Thanks!").refusal()).isNull();
    assertThat(cafe.write(cafe.tom, cafe.lenaAsBarista, "Welcome back").refusal()).isNull();
    assertThat(messages(cafe.lenaAsBarista))
        .extracting(Message::refusal)
        .containsExactly(null, Refusal.DECLINED, null, null);
  }

  @Test
  void a_manager_does_not_write_to_an_application_that_is_closed() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    assertRefused(Refusal.DECLINED, () -> cafe.write(cafe.tom, cafe.lenaAsBarista, "Sorry"));

    cafe.withdraw(cafe.jamalAsBarista);
    assertRefused(Refusal.WITHDRAWN, () -> cafe.write(cafe.tom, cafe.jamalAsBarista, "Pity"));

    assertThat(bodies(cafe.lenaAsBarista)).containsExactly("Hello Lena");
    assertThat(bodies(cafe.jamalAsBarista)).isEmpty();
  }

  @Test
  void each_refusal_has_a_sentence_for_either_side() {
    for (var refusal : Refusal.values()) {
      assertThat(refusal.toStaff()).endsWith(".");
      assertThat(refusal.toApplicant()).endsWith(".");
    }
  }

  private static void assertRefused(Refusal refusal, ThrowingCallable write) {
    assertThatExceptionOfType(WriteRefused.class)
        .isThrownBy(write)
        .returns(refusal, WriteRefused::refusal);
  }

  private static void assertNotFound(ThrowingCallable work) {
    assertThatExceptionOfType(NotFound.class).isThrownBy(work);
  }

  private List<String> bodies(long application) {
    return messages(application).stream().map(Message::body).toList();
  }

  private List<Message> messages(long application) {
    User maria = cafe.maria;
    return cafe.in(() -> history.after(maria, application, 0));
  }
}
