package earshot.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import earshot.SmallCompany;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A name without a space in it is longer than a phone is wide.
@Journey
class LongNameTest {

  private static final String NAME =
      "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft";

  @Autowired private SmallCompany company;

  @Test
  void makes_no_page_wider(People people) {
    var wolfe = company.applicationOf(NAME, "von und zu Hohenzollern", company.barista);
    company.write(company.tom, wolfe, "Hello");
    for (var width : new int[] {320, 1280}) {
      var tom = people.staff(company.tom, new NewContextOptions().setViewportSize(width, 800));
      for (var page :
          List.of("/applications", "/applications/" + wolfe, "/message-center/" + wolfe)) {
        tom.open(page);
        tom.page().locator("text=" + NAME + " >> visible=true").first().waitFor();
        assertNothingStandsOut(tom, page);
      }
      tom.openPanel(wolfe);
      assertNothingStandsOut(tom, "panel");
      assertThat(tom.button("Close").boundingBox().x).isLessThan(width);
      tom.open("/applications/" + wolfe);
      tom.page().getByText("Decline with a reason").click();
      assertNothingStandsOut(tom, "declining");
    }
  }

  @Test
  void nor_does_a_long_address_on_the_page_of_an_applicant(People people) {
    var address = "guadalupe.rodriguez.de." + company.id + "@hotmail.example";
    var guadalupe = company.applicant(NAME, "Rodríguez", address, "+14155550187");
    var application = company.apply(guadalupe, company.barista);
    company.write(company.tom, application, "Hello");
    var phone = people.at(320, 640);
    phone.open(company.linkTo(application));
    assertNothingStandsOut(phone, "conversation");
    phone.open("/my/applications");
    phone.page().getByText("By email to " + address).waitFor();
    assertNothingStandsOut(phone, "own page");
  }

  private static void assertNothingStandsOut(Person person, String where) {
    var over = "document.documentElement.scrollWidth - innerWidth";
    assertThat((Integer) person.page().evaluate(over)).as(where).isNotPositive();
  }
}
