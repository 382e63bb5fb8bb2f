package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.database.TestDatabase;
import java.io.UncheckedIOException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The list as a file; what stands in it is in the tests of imports, which read it again.
@NullMarked
@EarshotTest
class ExportTest {

  private static final String EXPORT = "/applications/export.csv";

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient maria;

  @Test
  void a_file_that_cannot_be_made_is_no_empty_one() {
    maria.signIn(cafe.maria);
    TestDatabase.administer("revoke select on application from earshot_app");
    try {
      var answer = maria.get(EXPORT);

      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
      assertThat(answer.body()).doesNotContain("First name,Last name");
    } finally {
      TestDatabase.administer("grant select on application to earshot_app");
    }
    assertThat(maria.get(EXPORT).body()).contains("First name,Last name", "Jamal,Carter");
  }

  /// Omar's line, the last but a few of two thousand: by then much has been sent, with 200.
  @Test
  void a_file_that_fails_on_the_way_breaks_off() {
    maria.signIn(cafe.maria);
    TestDatabase.administer(
        """
        with person as (
          insert into applicant (company_id, first_name, last_name)
          select %1$d, 'First' || n, 'Zz' from generate_series(1, 2000) n returning id, first_name)
        insert into application (company_id, applicant_id, job_id, location_id, sort_name,
          stage_changed_at, applied_at)
        select j.company_id, p.id, j.id, j.location_id, 'zz ' || lower(p.first_name), now(),
          now() + interval '1 day'
        from person p join job j on j.id = %2$d
        """
            .formatted(cafe.id, cafe.barista),
        "update location set time_zone = 'Nowhere' where id = " + cafe.airport);
    try {
      assertThatThrownBy(() -> maria.get(EXPORT)).isInstanceOf(UncheckedIOException.class);
    } finally {
      TestDatabase.administer("update location set time_zone = 'UTC' where id = " + cafe.airport);
    }
    assertThat(maria.get(EXPORT).body()).contains("First1,Zz", "First2000,Zz");
  }
}
