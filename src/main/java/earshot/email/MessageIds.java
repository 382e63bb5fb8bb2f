package earshot.email;

import earshot.seal.Seal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The Message-ID of a mail, made from its name: a retry keeps it, and an answer that refers to it
/// is recognized without a table.
@Component
class MessageIds {

  private static final String PURPOSE = "message-id";
  private static final long APPLICANT = 0;

  private final Seal seal;
  private final EmailSettings settings;

  MessageIds(Seal seal, EmailSettings settings) {
    this.seal = seal;
    this.settings = settings;
  }

  String of(MailName mail) {
    var token =
        seal.close(
            PURPOSE,
            mail.companyId(),
            mail.conversationId(),
            mail.userId() == null ? APPLICANT : mail.userId(),
            mail.kind().code(),
            mail.number());
    return "<" + token + "@" + settings.domainOrNowhere() + ">";
  }

  /// The mail of that Message-ID; empty if none was sent here under it.
  Optional<MailName> parse(String messageId) {
    var at = messageId.indexOf('@');
    if (!messageId.startsWith("<") || at < 0) return Optional.empty();
    return seal.open(PURPOSE, messageId.substring(1, at))
        .filter(numbers -> numbers.length == 5)
        .map(MessageIds::name);
  }

  private static MailName name(long[] numbers) {
    return new MailName(
        numbers[0],
        numbers[1],
        numbers[2] == APPLICANT ? null : numbers[2],
        MailName.Kind.of(numbers[3]),
        numbers[4]);
  }
}
