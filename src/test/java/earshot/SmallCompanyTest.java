package earshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EarshotTest
class SmallCompanyTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;

  @Test
  void every_test_has_companies_of_its_own() {
    assertThat(cafe.id).isNotEqualTo(clinic.id);
    assertThat(cafe.tom.email()).isNotEqualTo(clinic.tom.email());
    assertThat(cafe.maria.locations()).hasSize(3);
    assertThat(cafe.aisha.mayReview(cafe.airport)).isTrue();
    assertThat(cafe.aisha.mayReview(cafe.pier4)).isFalse();
  }

  @Test
  void its_staff_signs_in_and_opens_an_application() {
    tom.signIn(cafe.tom);

    var page = tom.get("/applications/" + cafe.lenaAsBarista);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Lena Fischer", "Barista", "Pier 4");
  }
}
