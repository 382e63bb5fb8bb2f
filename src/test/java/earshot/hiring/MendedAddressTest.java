package earshot.hiring;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mail to an applicant came back, and a manager knows better.
@NullMarked
@EarshotTest
class MendedAddressTest {

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient aisha;
  @Autowired private Applicants applicants;
  @Autowired private Applications applications;
  @Autowired private Deliveries deliveries;
  @Autowired private JdbcClient sql;
  private String page = "";

  @BeforeEach
  void lenas_address_bounced() {
    cafe.run(() -> applicants.emailBounced(cafe.lena));
    page = "/applications/" + cafe.lenaAsBarista;
    tom.signIn(cafe.tom);
  }

  @Test
  void where_it_is_corrected_the_mark_goes() {
    assertThat(tom.get(page).body()).contains("Mail to this address came back", "Mail again");

    var answer = tom.post(page + "/email", Map.of("email", " Lena.Park@New.example "));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(lena().email()).isEqualTo("lena.park@new.example");
    assertThat(lena().emailBouncedAt()).isNull();
    assertThat(tom.get(page).body())
        .contains("lena.park@new.example")
        .doesNotContain("came back", "Mail again");
  }

  @Test
  void it_can_be_tried_again_as_it_is() {
    var before = String.valueOf(lena().email());

    tom.post(page + "/email", Map.of("email", before));

    assertThat(lena().email()).isEqualTo(before);
    assertThat(lena().emailBouncedAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lena", "lena@", "@x", "a b@x.example", "a@x.example, b@x.example", "<a@x>"})
  void what_is_no_address_is_said_beside_what_was_typed(String typed) {
    var answer = tom.post(page + "/email", Map.of("email", typed));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Write an email address");
    assertThat(lena().emailBouncedAt()).isNotNull();
  }

  @Test
  void an_address_that_works_is_not_changed_and_not_by_who_may_not_review() {
    aisha.signIn(cafe.aisha);
    assertThat(aisha.post(page + "/email", Map.of("email", "a@x.example")).statusCode())
        .isEqualTo(404);
    assertThat(lena().emailBouncedAt()).isNotNull();

    tom.post(page + "/email", Map.of("email", "b@x.example"));
    tom.post(page + "/email", Map.of("email", "c@x.example"));

    assertThat(lena().email()).isEqualTo("b@x.example");
  }

  @Test
  void trying_again_behind_an_erasure_brings_no_address_back() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    var late =
        cafe.inTransaction(() -> {
          sql.sql("update applicant set email = null, erased_at = now() where id = :id")
              .param("id", cafe.lena)
              .update();
          var retry = runAsync(() -> cafe.run(this::retry));
          await()
              .until(() ->
                  sql.sql("select exists (select from pg_locks where not granted)")
                      .query(Boolean.class)
                      .single());
          return retry;
        });

    late.join();
    assertThat(lena().email()).isNull();
  }

  private void retry() {
    deliveries.retry(cafe.tom, cafe.lenaAsBarista, 1, Channel.EMAIL);
  }

  private Applicant lena() {
    return cafe.in(() -> applications.find(cafe.lenaAsBarista)).applicant();
  }
}
