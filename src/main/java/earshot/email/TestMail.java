package earshot.email;

import earshot.seal.Seal;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// A mail of the self-test: it goes the way of every mail, to an address like those replies come
/// to, and is found when it comes in again.
@Component
public class TestMail {

  private static final String PREFIX = "reply+";
  private static final String PURPOSE = "self-test";

  /// A test mail came in. Published on the node that took it.
  ///
  /// @param test whose mail it is
  public record Arrived(long test) {}

  private final Optional<MailTransport> transport;
  private final Seal seal;
  private final EmailSettings settings;
  private final MailSigner signer;
  private final MailPace pace;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TestMail(
      Optional<MailTransport> transport,
      Seal seal,
      EmailSettings settings,
      MailSigner signer,
      MailPace pace,
      ApplicationEventPublisher events,
      Clock clock) {
    this.transport = transport;
    this.seal = seal;
    this.settings = settings;
    this.signer = signer;
    this.pace = pace;
    this.events = events;
    this.clock = clock;
  }

  /// Hands the mail of that test over, never inside a transaction.
  ///
  /// @param to another address than that of the test; null for that
  /// @throws MailFailed if it was not taken
  public void send(long test, @Nullable String to) {
    new ReadyMail(transport.orElseThrow(), pace, mail(to == null ? address(test) : to)).send();
  }

  /// Where the mail of that test comes in again.
  public String address(long test) {
    return PREFIX + seal.close(PURPOSE, test) + "@" + settings.domainOrNowhere();
  }

  /// Whether the mail was one of a self-test, and nothing else.
  boolean take(IncomingMail mail) {
    var test =
        mail.recipients().stream()
            .map(this::test)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .findFirst();
    test.ifPresent(id -> events.publishEvent(new Arrived(id)));
    return test.isPresent();
  }

  private OptionalLong test(String address) {
    return Local.after(PREFIX, address).flatMap(token -> seal.open(PURPOSE, token)).stream()
        .filter(numbers -> numbers.length == 1)
        .mapToLong(numbers -> numbers[0])
        .findFirst();
  }

  private MimeMessage mail(String to) {
    try {
      var mail = new MimeMessage(Session.getInstance(new Properties()));
      mail.setFrom(new InternetAddress(settings.fromOrMessages()));
      mail.setRecipient(RecipientType.TO, new InternetAddress(to, true));
      mail.setSubject("Self-test of Earshot", StandardCharsets.UTF_8.name());
      mail.setSentDate(Date.from(clock.instant()));
      mail.setText("Somebody wants to know whether mail arrives. It does, as you see.\n");
      mail.saveChanges();
      signer.sign(mail);
      return mail;
    } catch (MessagingException unusable) {
      throw new MailFailed("The mail address cannot be used", true, unusable);
    }
  }
}
