package earshot.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.Peers;
import earshot.SmallCompany;
import earshot.WebClient;
import earshot.account.ApplicantLinks;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The fresh link an applicant asks for on the page, where mail and texts leave the server.
@NullMarked
@ChannelsTest
class LinkOfferedTest {

  private static final String PAGE = "/my/applications";

  @Autowired private SmallCompany cafe;
  @Autowired private HarborCafe harbor;
  @Autowired private ApplicantClient jamal;
  @Autowired private ApplicantLinks links;

  @BeforeEach
  void jamal_opened_the_link() {
    jamal.openLink(
        cafe.in(() -> links.create(new ApplicantLinks.Page(cafe.jamal, "applications", ""))));
  }

  @Test
  void it_goes_where_somebody_chose_and_a_form_sent_as_it_is_sends_none() {
    assertThat(ask("")).isEqualTo("choose");
    assertThat(Jsoup.parse(jamal.get(PAGE).body()).select("input[name=by][checked]")).isEmpty();

    assertThat(ask("email")).isEqualTo("linked");
    harbor.runJobs();

    assertThat(Peers.mailTo(cafe.address("jamal"))).hasSize(1);
    assertThat(Peers.textsTo(cafe.jamalsPhone)).isEmpty();
  }

  @Test
  void it_is_offered_and_promised_only_where_it_arrives() {
    assertThat(offered()).containsExactly("email", "text");
    cafe.update("update applicant set email_bounced_at = now() where id = " + cafe.jamal);

    assertThat(offered()).containsExactly("text");
    assertThat(ask("email")).isEqualTo("not-linked");
    assertThat(jamal.get(PAGE + "?done=not-linked").body()).contains("No link was sent");

    cafe.update("update applicant set texts_agreed_at = null where id = " + cafe.jamal);
    assertThat(offered()).isEmpty();
    assertThat(ask("text")).isEqualTo("not-linked");
  }

  /// What the page says was done.
  private String ask(String by) {
    return WebClient.location(jamal.post(PAGE + "/link", Map.of("by", by)))
        .replaceAll(".*done=|&.*", "");
  }

  private List<String> offered() {
    return Jsoup.parse(jamal.get(PAGE).body()).select("input[name=by]").eachAttr("value");
  }
}
