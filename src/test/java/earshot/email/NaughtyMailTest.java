package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.NaughtyStrings;
import earshot.Peers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Strings that have broken programs before, on their way out.
@NullMarked
@ChannelsTest
class NaughtyMailTest {

  /// What every mail of a conversation has, and no string can add to.
  private static final List<String> ONCE =
      List.of("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Content-Type");

  @Autowired private HarborCafe cafe;
  @Autowired private EmailSender email;

  @Test
  void all_messages_arrive_with_the_words_that_were_stored() {
    var story = cafe.story();
    for (var naughty : NaughtyStrings.all())
      if (!naughty.isBlank()) story.write("Words: " + naughty, "naughty:" + naughty.hashCode());
    cafe.runJobs();

    var messages = story.messages();
    assertThat(messages).hasSizeGreaterThan(480);
    // They follow each other within a minute, so they go together.
    var said = Peers.text(Peers.mailTo(story.email()).getFirst());
    for (var message : messages) assertThat(said).contains(lines(message.body()));
  }

  @Test
  void none_brings_a_header_of_its_own_by_a_name_or_a_title() throws MessagingException {
    var story = cafe.story();
    for (var naughty : NaughtyStrings.all()) email.send(mail(story, naughty));

    var mails = Peers.mailTo(story.email());
    assertThat(mails).hasSameSizeAs(NaughtyStrings.all());
    for (var mail : mails) {
      for (var name : ONCE) assertThat(mail.getHeader(name)).as(name).hasSize(1);
      assertThat(headers(mail)).allMatch(name -> name.matches("[A-Za-z-]+"));
      assertThat(mail.getFrom()).hasSize(1);
      assertThat(Peers.text(mail)).startsWith("Hello");
    }
  }

  private static OutgoingMail mail(Story story, String naughty) {
    return new OutgoingMail(
        new MailName(story.company(), story.application(), null, MailName.Kind.LINK, 1),
        1,
        story.email(),
        naughty,
        naughty,
        new Letter("Hello", naughty, "https://earshot.example", naughty, null, naughty, naughty),
        null);
  }

  private static List<String> headers(MimeMessage mail) throws MessagingException {
    return Collections.list(mail.getAllHeaders()).stream().map(header -> header.getName()).toList();
  }

  private static String lines(String body) {
    return body.strip().replace("\r", "");
  }
}
