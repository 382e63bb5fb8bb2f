package earshot.careers;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.Peers;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.hiring.Applicants;
import earshot.notification.JobQueue;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The mail by which Lena would confirm her address is given up, and Tom reads her application.
@NullMarked
@ChannelsTest
class LostConfirmationTest {

  private static final String LOST = "The mail to confirm this address did not get through";

  @Autowired private SmallCompany cafe;
  @Autowired private HarborCafe channels;
  @Autowired private StaffClient tom;
  @Autowired private JobQueue jobs;
  @Autowired private Applicants applicants;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  @Test
  void an_address_that_the_mail_server_refuses_is_marked_until_it_is_another() {
    cafe.update(
        "update applicant set email = repeat('a', 5000) || '@mail.example' where id = "
            + cafe.lena);
    confirm();
    assertThat(page()).contains(LOST);

    cafe.run(() -> applicants.emailWorksAgain(cafe.lena, "lena@new.example"));

    assertThat(page()).contains("new.example").doesNotContain(LOST);
  }

  @Test
  void one_to_which_it_was_tried_for_a_day_is_marked_until_it_is_confirmed_after_all() {
    Peers.noMailServer();
    try {
      confirm();
      assertThat(page()).doesNotContain(LOST);
      for (var hour = 0; hour < 26; hour++) {
        clock.advance(Duration.ofHours(1));
        channels.runJobs();
      }
    } finally {
      Peers.mailServerIsBack();
    }
    assertThat(page()).contains(LOST);

    cafe.update("update applicant set verified_email = email where id = " + cafe.lena);

    assertThat(page()).contains("Confirmed by Lena").doesNotContain(LOST);
  }

  @Test
  void what_went_marks_nothing_nor_does_what_was_lost_on_the_way_to_another_address() {
    confirm();
    assertThat(Peers.mailTo(cafe.address("lena"))).hasSize(1);
    cafe.run(() -> applicants.emailUnreached(cafe.lenaAsBarista, "lena@other.example"));

    assertThat(page()).doesNotContain(LOST);
  }

  @Test
  void of_whoever_was_erased_meanwhile_nothing_is_noted() {
    cafe.update("update applicant set email = null where id = " + cafe.lena);

    cafe.run(() -> applicants.emailUnreached(cafe.lenaAsBarista, cafe.address("lena")));

    var noted =
        "select count(*) from application where unreached_email is not null and id = "
            + cafe.lenaAsBarista;
    assertThat(cafe.inTransaction(() -> sql.sql(noted).query(Long.class).single())).isZero();
  }

  private void confirm() {
    var job = ConfirmationMail.job(cafe.id, cafe.lenaAsBarista, clock, null);
    cafe.run(() -> jobs.addOnce(ConfirmationMail.JOB.instance(job).build(), clock.instant()));
    channels.runJobs();
  }

  private String page() {
    return tom.signIn(cafe.tom).get("/applications/" + cafe.lenaAsBarista).body();
  }
}
