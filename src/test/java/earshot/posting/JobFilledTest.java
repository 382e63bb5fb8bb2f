package earshot.posting;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@EarshotTest
class JobFilledTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Postings postings;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;

  @Test
  void a_filled_job_is_closed_and_leads_to_those_still_open() {
    maria.signIn(cafe.maria);

    var first = fill(maria, cafe.barista);
    assertThat(location(first)).endsWith("/applications?job=" + cafe.barista + "&filled=true");
    assertThat(location(fill(maria, cafe.barista))).isEqualTo(location(first)); // twice is once

    assertThat(state()).isEqualTo(PostingState.CLOSED);
    assertThat(maria.get("/applications?job=" + cafe.barista + "&filled=true").body())
        .contains("Barista is filled", "2 applicants are", "Write to all still open")
        .doesNotContain(">Job filled");
  }

  @Test
  void who_may_manage_jobs_but_not_review_stays_at_the_job() {
    grant(false, true);
    tom.signIn(cafe.again(cafe.tom));

    assertThat(location(fill(tom, cafe.barista)))
        .endsWith("/settings/jobs/" + cafe.barista + "?done=filled");
    assertThat(tom.get("/settings/jobs/" + cafe.barista + "?done=filled").body())
        .contains("The job is filled: nobody can apply any more.");
  }

  @Test
  void who_may_review_alone_has_no_such_button_and_no_such_page() {
    grant(true, false);
    tom.signIn(cafe.again(cafe.tom));

    assertThat(tom.get("/applications?job=" + cafe.barista).body()).doesNotContain("Job filled");
    for (var job : List.of(cafe.barista, cafe.cook, clinic.barista, 9_000_000L))
      assertThat(fill(tom, job).statusCode()).isEqualTo(404);
    assertThat(state()).isEqualTo(PostingState.OPEN);
  }

  @Test
  void a_job_that_is_open_is_never_said_to_be_filled() {
    maria.signIn(cafe.maria);

    assertThat(maria.get("/applications?filled=true&job=" + cafe.barista).body())
        .doesNotContain("is filled")
        .contains("Job filled");
  }

  private void grant(boolean reviews, boolean managesJobs) {
    cafe.update(
        "update location_grant set review_applications = %s, manage_jobs = %s where user_id = %d"
            .formatted(reviews, managesJobs, cafe.tom.id()));
  }

  private PostingState state() {
    return cafe.in(() -> postings.find(cafe.maria, cafe.barista)).state();
  }

  private static HttpResponse<String> fill(StaffClient who, long job) {
    return who.post("/settings/jobs/" + job + "/filled", Map.of());
  }
}
