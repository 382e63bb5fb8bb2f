package earshot.demo;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@NullMarked
@EarshotTest
class WithoutDemoTest {

  @Autowired private SmallCompany company;
  @Autowired private StaffClient staff;
  @Autowired private ApplicantClient nobody;
  @Autowired private ApplicationContext server;

  @ParameterizedTest
  @ValueSource(strings = {"/demo/mail", "/demo/phone"})
  void the_pages_are_like_any_that_never_were(String page) {
    assertThat(ApplicantClient.location(nobody.get(page))).startsWith("/sign-in");
    assertThat(staff.signIn(company.tom).get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void there_is_nothing_of_the_demo_in_the_server() {
    assertThat(server.getBeanDefinitionNames())
        .extracting(server::getType)
        .filteredOn(type -> type != null && type.getPackageName().equals("earshot.demo"))
        .isEmpty();
  }
}
