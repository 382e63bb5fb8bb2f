package earshot.people;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.company.EmailAddress;
import earshot.company.Rights;
import earshot.language.Language;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The mail that invites.
@ChannelsTest
class InvitationMailTest {

  private static final Pattern LINK = Pattern.compile("http\\S+/join/\\S+");

  @Autowired private HarborCafe cafe;
  @Autowired private Invitations invitations;
  @Autowired private ApplicantClient browser;
  @Autowired private TestClock clock;

  private Story story;
  private String address;

  @BeforeEach
  void a_company() {
    story = cafe.story();
    address = "nora" + story.company() + "@mail.example";
  }

  @Test
  void brings_a_link_that_works() {
    invite();
    cafe.runJobs();

    var mail = Peers.mailTo(address).getFirst();
    assertThat(MailClient.header(mail, "Subject"))
        .isEqualTo("Maria Lopez invites you to Harbor Cafe");
    assertThat(MailClient.header(mail, "From")).contains("Harbor Cafe");
    assertThat(MailClient.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(Peers.html(mail)).contains(link(mail).toString());
    assertThat(browser.get(link(mail).getPath()).body()).contains("Join Harbor Cafe");
  }

  @Test
  void is_in_the_language_of_who_invites() throws Exception {
    story.mariaReads(Language.SPANISH);
    invite();
    cafe.runJobs();

    assertThat(Peers.mailTo(address).getFirst().getSubject())
        .isEqualTo("Maria Lopez le invita a Harbor Cafe");
  }

  @Test
  void goes_out_once_and_not_before_the_commit() {
    invite();
    assertThat(Peers.mailTo(address)).isEmpty();

    cafe.runJobs();
    cafe.runJobs();

    assertThat(Peers.mailTo(address)).hasSize(1);
  }

  @Test
  void is_tried_again_when_the_mail_server_comes_back() {
    Peers.noMailServer();
    try {
      invite();
      cafe.runJobs();
    } finally {
      Peers.mailServerIsBack();
    }
    clock.advance(Duration.ofMinutes(1));
    cafe.runJobs();

    var mails = Peers.mailTo(address);
    assertThat(mails).hasSize(1);
    assertThat(browser.get(link(mails.getFirst()).getPath()).statusCode()).isEqualTo(200);
  }

  @Test
  void is_not_sent_for_what_was_revoked_meanwhile() {
    var id = invite();
    story.in(() -> {
      invitations.revoke(id);
      return id;
    });

    cafe.runJobs();

    assertThat(Peers.mailTo(address)).isEmpty();
  }

  @Test
  void sent_again_is_another_mail_whose_link_alone_works() {
    var id = invite();
    cafe.runJobs();
    clock.advance(Duration.ofMinutes(1));
    story.in(() -> {
      invitations.resend(story.maria(), id);
      return id;
    });
    cafe.runJobs();

    var mails = Peers.mailTo(address);
    assertThat(mails).hasSize(2);
    assertThat(MailClient.header(mails.getFirst(), "Message-ID"))
        .isNotEqualTo(MailClient.header(mails.getLast(), "Message-ID"));
    assertThat(browser.get(link(mails.getFirst()).getPath()).statusCode()).isEqualTo(410);
    assertThat(browser.get(link(mails.getLast()).getPath()).statusCode()).isEqualTo(200);
  }

  private long invite() {
    return story.in(
        () -> invitations.invite(story.maria(), new EmailAddress(address), Rights.ADMINISTRATOR));
  }

  private static URI link(MimeMessage mail) {
    var found = LINK.matcher(Peers.text(mail));
    assertThat(found.find()).isTrue();
    return URI.create(found.group());
  }
}
