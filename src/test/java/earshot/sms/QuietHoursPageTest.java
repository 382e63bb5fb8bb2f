package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Each company says when its applicants get no texts.
@NullMarked
@EarshotTest
class QuietHoursPageTest {

  private static final String PAGE = "/settings/quiet-hours";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant SEVEN_IN_THE_EVENING = Instant.parse("2026-06-01T23:00:00Z");

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private CompanyQuietHours quietHours;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;

  @BeforeEach
  void sign_in() {
    maria.signIn(cafe.maria);
    tom.signIn(cafe.tom);
  }

  @Test
  void at_first_they_are_those_of_the_server() {
    assertThat(maria.get(PAGE).body()).contains("value=\"21:00\"").contains("value=\"08:00\"");
    assertThat(cafe.in(() -> quietHours.current().end(SEVEN_IN_THE_EVENING, NEW_YORK))).isEmpty();
  }

  @Test
  void an_administrator_changes_them_for_the_company_and_no_other() {
    assertThat(save(maria, true, "18:30", "10:00")).isEqualTo(302);

    assertThat(cafe.in(() -> quietHours.current().end(SEVEN_IN_THE_EVENING, NEW_YORK)))
        .contains(Instant.parse("2026-06-02T14:00:00Z"));
    assertThat(tom.get(PAGE).body()).contains("No texts from 18:30 until 10:00.");
    assertThat(clinic.in(quietHours::current).from()).isEqualTo(LocalTime.of(21, 0));
  }

  @Test
  void there_may_be_none() {
    save(maria, true, "18:30", "10:00");
    assertThat(save(maria, false, "18:30", "10:00")).isEqualTo(302);

    assertThat(cafe.in(quietHours::current)).isEqualTo(QuietHours.NONE);
    assertThat(tom.get(PAGE).body()).contains("Texts go at any hour.");
  }

  @Test
  void a_manager_reads_them_and_does_not_change_them() {
    assertThat(tom.get(PAGE).body()).doesNotContain("name=\"from\"");
    assertThat(save(tom, false, "", "")).isEqualTo(403);
    assertThat(cafe.in(quietHours::current).from()).isEqualTo(LocalTime.of(21, 0));
  }

  @Test
  void what_is_no_time_is_refused_and_stays_in_the_form() {
    for (var to : new String[] {"", "noon", "25:00", "21:00", "\0"})
      assertThat(save(maria, true, "21:00", to)).as(to).isEqualTo(422);

    var same = maria.post(PAGE, Map.of("quiet", "true", "from", "07:30", "to", "07:30")).body();
    assertThat(same).contains("Choose two different times");
    assertThat(same.split("value=\"07:30\"", -1)).hasSize(3);
  }

  private static int save(StaffClient who, boolean quiet, String from, String to) {
    return who.post(PAGE, Map.of("quiet", String.valueOf(quiet), "from", from, "to", to))
        .statusCode();
  }
}
