package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.company.User;
import earshot.web.NotFound;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.web.server.ResponseStatusException;

@EarshotTest
@RecordApplicationEvents
class StagesTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Applications applications;
  @Autowired private ApplicationEvents events;
  @Autowired private StaffClient tom;

  @Test
  void an_application_begins_as_new() {
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.NEW);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NEW", "WITHDRAWN"})
  void a_manager_moves_it_to_another_stage(Stage stage) {
    change(cafe.tom, cafe.lenaAsBarista, stage);

    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(stage);
    assertThat(events.stream(StageChanged.class))
        .containsExactly(new StageChanged(cafe.lenaAsBarista, Stage.NEW, stage, cafe.tom.id()));
  }

  @Test
  void the_stage_it_has_already_is_no_change() {
    change(cafe.tom, cafe.lenaAsBarista, Stage.NEW);

    assertThat(events.stream(StageChanged.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEW", "REVIEWED", "FAVORITED", "INTERVIEW", "HIRED"})
  void undoing_a_decline_leads_back_to_the_stage_before(Stage before) {
    change(cafe.tom, cafe.lenaAsBarista, before);
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    cafe.decline(cafe.maria, cafe.lenaAsBarista); // a second click changes nothing

    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.DECLINED);
    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(before);
    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(before);
  }

  @Test
  void only_undoing_the_decline_opens_a_declined_application() {
    cafe.decline(cafe.tom, cafe.lenaAsBarista);

    assertThatExceptionOfType(ResponseStatusException.class)
        .isThrownBy(() -> change(cafe.tom, cafe.lenaAsBarista, Stage.INTERVIEW))
        .matches(refused -> refused.getStatusCode().value() == 409);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.DECLINED);
  }

  @Test
  void only_the_applicant_withdraws_and_nobody_of_the_staff_takes_that_back() {
    assertThatExceptionOfType(ResponseStatusException.class)
        .isThrownBy(() -> change(cafe.tom, cafe.lenaAsBarista, Stage.WITHDRAWN));

    cafe.withdraw(cafe.lenaAsBarista);
    assertThatExceptionOfType(ResponseStatusException.class)
        .isThrownBy(() -> change(cafe.tom, cafe.lenaAsBarista, Stage.NEW));
    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.WITHDRAWN);
  }

  @Test
  void whoever_may_not_review_there_changes_nothing() {
    for (var id :
        new long[] {cafe.omarAsHost, cafe.jamalAsCook, clinic.lenaAsBarista, 9_000_000_000L}) {
      assertNotFound(() -> change(cafe.tom, id, Stage.HIRED));
      assertNotFound(() -> cafe.decline(cafe.tom, id));
      assertNotFound(() -> cafe.undoDecline(cafe.tom, id));
    }
    assertThat(stage(cafe.omarAsHost)).isEqualTo(Stage.NEW);
    change(cafe.aisha, cafe.omarAsHost, Stage.HIRED);
    assertThat(stage(cafe.omarAsHost)).isEqualTo(Stage.HIRED);
  }

  @Test
  void the_buttons_of_the_page_do_the_same() {
    tom.signIn(cafe.tom);
    var page = "/applications/" + cafe.lenaAsBarista;

    assertThat(tom.post(page + "/stage", Map.of("stage", "INTERVIEW")).statusCode()).isEqualTo(302);
    assertThat(tom.post(page + "/decline", Map.of()).statusCode()).isEqualTo(302);
    assertThat(tom.get(page).body()).contains("You declined this application", "Undo decline");
    assertThat(tom.signIn(cafe.maria).get(page).body())
        .contains(cafe.tom.name() + " declined this application.")
        .doesNotContain("You declined");
    assertThat(tom.get("/conversations/" + cafe.lenaAsBarista).body())
        .contains("This application is declined. Undo the decline to write again.");
    tom.signIn(cafe.tom);
    assertThat(tom.post(page + "/decline/undo", Map.of()).statusCode()).isEqualTo(302);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.INTERVIEW);

    assertThat(tom.post(page + "/stage", Map.of("stage", "NONSENSE")).statusCode()).isEqualTo(400);
    assertThat(tom.post(page + "/stage", Map.of()).statusCode()).isEqualTo(400);
    assertThat(tom.post("/applications/" + cafe.omarAsHost + "/decline", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void previous_applications_lead_to_every_location_of_the_company() {
    var jamalAsBarista = cafe.in(() -> applications.find(cafe.tom, cafe.jamalAsBarista));

    assertThat(cafe.in(() -> applications.previous(jamalAsBarista)))
        .extracting(PreviousApplication::id)
        .containsExactly(cafe.jamalAsCook);
    assertThat(cafe.in(() -> applications.find(cafe.tom, cafe.jamalAsCook)).location())
        .isEqualTo("Market Street");
    assertNotFound(() -> cafe.in(() -> applications.find(cafe.tom, cafe.omarAsHost)));
  }

  private void change(User user, long id, Stage stage) {
    cafe.run(() -> applications.changeStage(user, id, stage));
  }

  private Stage stage(long id) {
    return cafe.in(() -> applications.find(id)).stage();
  }

  private static void assertNotFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatExceptionOfType(NotFound.class).isThrownBy(work);
  }
}
