package earshot.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A manager's own page, which needs no old mail.
@NullMarked
@EarshotTest
class UserEmailsTest {

  private static final String PAGE = "/settings/emails";

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private MailStops stops;

  @Test
  void a_manager_stops_the_mail_and_takes_it_up_again() {
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    assertThat(tom.get("/settings/me").body()).contains(PAGE);
    assertThat(tom.get(PAGE).body()).contains(cafe.tom.email(), "Stop these emails");

    assertThat(tom.post(PAGE, Map.of()).statusCode()).isEqualTo(302);
    assertThat(tom.get(PAGE).body()).contains("You get no emails.", "Send me emails again");
    assertThat(cafe.in(() -> stops.holds(cafe.tom.email()))).isTrue();
    assertThat(maria.get(PAGE).body()).contains("Stop these emails");

    assertThat(tom.post(PAGE + "/undo", Map.of()).statusCode()).isEqualTo(302);
    assertThat(tom.get(PAGE).body()).contains("Stop these emails");
    assertThat(cafe.in(() -> stops.holds(cafe.tom.email()))).isFalse();
  }
}
