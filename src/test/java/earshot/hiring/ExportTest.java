package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.database.TestDatabase;
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
}
