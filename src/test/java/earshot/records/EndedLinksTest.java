package earshot.records;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.WebClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A link went astray, and an administrator ends all of that person's.
@NullMarked
@EarshotTest
class EndedLinksTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantClient jamal;
  @Autowired private ApplicantClient lena;

  private String link;

  @BeforeEach
  void both_were_written_to() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    link = cafe.linkTo(cafe.jamalAsBarista);
  }

  @Test
  void none_of_them_opens_anything_any_more_and_new_ones_do() {
    var conversation = jamal.openLink(link);
    maria.signIn(cafe.maria);

    var answer = maria.post("/applicants/" + cafe.jamal + "/links/ended", Map.of());

    assertThat(maria.get(WebClient.location(answer)).body()).contains("The links are ended.");
    assertThat(jamal.get(link).statusCode()).isEqualTo(410);
    assertThat(jamal.answer(conversation, "Still here").statusCode()).isNotEqualTo(200);
    assertThat(jamal.get(cafe.linkTo(cafe.jamalAsBarista)).statusCode()).isEqualTo(302);
    assertThat(lena.get(cafe.linkTo(cafe.lenaAsBarista)).statusCode()).isEqualTo(302);
    assertThat(maria.get("/settings/audit-log").body())
        .contains("Maria Lopez ended the links of Jamal Carter");
  }

  @Test
  void managers_and_administrators_elsewhere_end_none() {
    tom.signIn(cafe.tom);
    maria.signIn(clinic.maria);

    for (var client : List.of(tom, maria))
      assertThat(client.post("/applicants/" + cafe.jamal + "/links/ended", Map.of()).statusCode())
          .isEqualTo(404);
    assertThat(jamal.get(link).statusCode()).isEqualTo(302);
  }
}
