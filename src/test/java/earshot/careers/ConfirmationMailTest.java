package earshot.careers;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.WebClient;
import earshot.company.Companies;
import earshot.posting.Postings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The mail that tells applicants that their application has arrived.
@ChannelsTest
class ConfirmationMailTest {

  private static final Pattern LINK = Pattern.compile("http\\S+/m/\\S+");

  @Autowired private HarborCafe cafe;
  @Autowired private Companies companies;
  @Autowired private Postings postings;
  @Autowired private ApplicantClient browser;
  @Autowired private TestClock clock;

  private Story story;
  private String address;
  private String path;

  @BeforeEach
  void a_job() {
    story = cafe.story();
    address = "nora" + story.company() + "@mail.example";
    var job = story.in(() -> postings.open("", null)).postings().getFirst();
    path = "/jobs/" + story.in(companies::slug) + "/" + job.publicId() + "/apply";
  }

  @Test
  void brings_the_link_to_the_own_page_where_the_address_is_confirmed() {
    apply("Nora");
    cafe.runJobs();
    cafe.runJobs();

    var mails = Peers.mailTo(address);
    assertThat(mails).hasSize(1);
    assertThat(MailClient.header(mails.getFirst(), "Subject")).startsWith("Your application for ");
    var page = browser.openLink(link(0));
    assertThat(page).isEqualTo("/my/applications");
    assertThat(browser.get(page).body()).contains("Is " + address + " yours?", "Unread");
    browser.post(page + "/confirm", Map.of("mine", "true"));
    assertThat(browser.get(page).body()).doesNotContain("yours?");
  }

  @Test
  void speaks_the_language_the_form_was_filled_in() {
    browser.get(path + "?lang=es");
    apply("Nora");
    cafe.runJobs();

    var mail = Peers.mailTo(address).getFirst();
    assertThat(MailClient.header(mail, "Subject")).startsWith("Su solicitud para ");
    assertThat(Peers.text(mail)).contains("Hola, Nora", "Abrir su página");
  }

  @Test
  void who_corrects_the_address_and_sends_the_form_again_gets_it_there() {
    var form =
        ApplicationForm.open(browser, path + "?new=true").filled("Nora", "Stone", "x." + address);
    clock.advance(Duration.ofSeconds(5));
    form.send();
    cafe.runJobs();

    assertThat(form.with("email", address).send().statusCode()).isEqualTo(302);
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).hasSize(1);
    assertThat(browser.get(link(0)).statusCode()).isEqualTo(302);
  }

  @Test
  void what_was_counted_for_one_address_goes_to_no_other() {
    for (var i = 0; i < 3; i++) apply("Nora" + i);
    var form = ApplicationForm.open(browser, path + "?new=true").filled("Nora", "Stone", address);
    clock.advance(Duration.ofSeconds(5));
    form.send();
    form.with("email", "x." + address).send();

    clock.advance(Duration.ofHours(1));
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).hasSize(3);
    assertThat(Peers.mailTo("x." + address)).hasSize(1);
  }

  @Test
  void nobody_gets_many_because_others_type_the_address() {
    for (var i = 0; i < 6; i++) apply("Nora" + i);
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).hasSizeLessThanOrEqualTo(4).isNotEmpty();
  }

  @Test
  void who_applies_for_many_jobs_gets_each_link_some_of_them_later() {
    for (var i = 0; i < 5; i++) assertThat(apply("Nora" + i).body()).contains("is on its way");
    cafe.runJobs();
    assertThat(Peers.mailTo(address)).hasSize(3);

    clock.advance(Duration.ofMinutes(10));
    cafe.runJobs();
    assertThat(Peers.mailTo(address)).hasSize(4);
    clock.advance(Duration.ofMinutes(10));
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).hasSize(5);
    browser.openLink(link(4));
    assertThat(browser.get("/my/applications").body()).contains("Is " + address + " yours?");
  }

  @Test
  void no_mail_is_promised_where_none_goes() {
    for (var i = 0; i < 15; i++) assertThat(apply("Nora" + i).body()).contains("is on its way");
    assertThat(apply("Nora").body()).doesNotContain("is on its way").contains("get in touch");

    clock.advance(Duration.ofHours(3));
    cafe.runJobs();
    assertThat(Peers.mailTo(address)).hasSize(15);
  }

  @Test
  void nor_when_the_same_form_is_sent_again() {
    for (var i = 0; i < 15; i++) apply("Nora" + i);
    var form = ApplicationForm.open(browser, path + "?new=true").filled("Nora", "Stone", address);
    clock.advance(Duration.ofSeconds(5));
    send(form);

    assertThat(send(form).body()).doesNotContain("is on its way").contains("get in touch");
    assertThat(send(form.with("last", "Stein")).body()).doesNotContain("is on its way");
  }

  @Test
  void one_that_waits_or_went_is_promised_again() {
    for (var i = 0; i < 3; i++) apply("Nora" + i);
    var form = ApplicationForm.open(browser, path + "?new=true").filled("Nora", "Stone", address);
    clock.advance(Duration.ofSeconds(5));
    send(form);

    assertThat(send(form).body()).contains("is on its way");
    clock.advance(Duration.ofMinutes(20));
    cafe.runJobs();
    assertThat(Peers.mailTo(address)).hasSize(4);
    assertThat(send(form).body()).contains("is on its way");
  }

  @Test
  void one_for_the_address_before_it_was_corrected_is_none() {
    for (var i = 0; i < 15; i++) apply("Nora" + i);
    var form =
        ApplicationForm.open(browser, path + "?new=true").filled("Nora", "Stone", "x." + address);
    clock.advance(Duration.ofSeconds(5));
    assertThat(send(form).body()).contains("is on its way");
    send(form.with("email", address));

    assertThat(send(form).body()).doesNotContain("is on its way");
  }

  @Test
  void who_types_the_address_of_a_manager_keeps_no_new_password_from_them() {
    address = story.maria().email();
    for (var i = 0; i < 6; i++) apply("Nora" + i);

    browser.get("/forgot-password");
    browser.post("/forgot-password", Map.of("email", address));
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).anyMatch(mail -> Peers.text(mail).contains("/new-password/"));
  }

  @Test
  void a_fresh_link_comes_by_mail_when_asked_for_on_the_page_or_when_the_old_one_has_expired() {
    apply("Nora");
    cafe.runJobs();
    var page = browser.openLink(link(0));
    browser.post(page + "/link", Map.of("by", "email"));
    cafe.runJobs();
    assertThat(Peers.mailTo(address)).hasSize(2);
    assertThat(MailClient.header(Peers.mailTo(address).getLast(), "Subject"))
        .startsWith("Your page at ");

    clock.advance(Duration.ofDays(31));
    assertThat(browser.get(link(1)).statusCode()).isEqualTo(410);
    browser.post(link(1) + "/fresh", Map.of("sure", "true"));
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).hasSize(3);
    assertThat(browser.get(link(2)).statusCode()).isEqualTo(302);
  }

  @Test
  void it_comes_once_though_the_mail_server_was_away_for_an_evening() {
    apply("Nora");
    Peers.noMailServer();
    try {
      for (var minute = 0; minute < 360; minute += 20) {
        cafe.runJobs();
        clock.advance(Duration.ofMinutes(20));
      }
    } finally {
      Peers.mailServerIsBack();
    }
    assertThat(Peers.mailTo(address)).isEmpty();

    for (var hour = 0; hour < 24; hour++) {
      cafe.runJobs();
      clock.advance(Duration.ofHours(1));
    }

    assertThat(Peers.mailTo(address)).hasSize(1);
  }

  @Test
  void it_is_given_up_after_a_day() {
    apply("Nora");
    Peers.noMailServer();
    try {
      for (var hour = 0; hour < 26; hour++) {
        cafe.runJobs();
        clock.advance(Duration.ofHours(1));
      }
    } finally {
      Peers.mailServerIsBack();
    }
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).isEmpty();
  }

  /// The page with the thanks.
  private HttpResponse<String> apply(String first) {
    var form = ApplicationForm.open(browser, path + "?new=true").filled(first, "Stone", address);
    clock.advance(Duration.ofSeconds(5));
    return send(form);
  }

  private HttpResponse<String> send(ApplicationForm form) {
    var answer = form.send();
    assertThat(answer.statusCode()).isEqualTo(302);
    return browser.get(WebClient.location(answer));
  }

  private String link(int mail) {
    var found = LINK.matcher(Peers.text(Peers.mailTo(address).get(mail)));
    assertThat(found.find()).isTrue();
    return URI.create(found.group()).getPath();
  }
}
