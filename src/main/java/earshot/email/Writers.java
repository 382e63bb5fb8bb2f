package earshot.email;

import earshot.company.Users;
import earshot.conversation.Author;
import earshot.hiring.Applications;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who wrote a mail, and in which conversation: the signed address says it, or else the mail it
/// answers. The sender must be that person's own address.
@Component
class Writers {

  private final ReplyAddress replies;
  private final MessageIds ids;
  private final Applications applications;
  private final Users users;

  Writers(ReplyAddress replies, MessageIds ids, Applications applications, Users users) {
    this.replies = replies;
    this.ids = ids;
    this.applications = applications;
    this.users = users;
  }

  /// Whose reply it should be, one for each conversation it is sent to; empty if it is none to
  /// anything sent here.
  List<ReplyAddress.Writer> expected(IncomingMail mail) {
    var addressed =
        mail.recipients().stream()
            .flatMap(address -> replies.parse(address).stream())
            .distinct()
            .toList();
    return addressed.isEmpty() ? answered(mail).stream().toList() : addressed;
  }

  /// Whether the conversation's applicant is erased.
  @Transactional(readOnly = true)
  public boolean isErased(ReplyAddress.Writer expected) {
    return applications.find(expected.conversationId()).applicant().erasedAt() != null;
  }

  /// That person, if the mail is from the person's own address.
  @Transactional(readOnly = true)
  public Optional<Author> author(ReplyAddress.Writer expected, String from) {
    var user = expected.userId();
    return user == null
        ? applicant(expected.conversationId(), from)
        : users
            .find(user)
            .filter(found -> found.email().equals(from))
            .map(found -> new Author.OfStaff(found));
  }

  private Optional<ReplyAddress.Writer> answered(IncomingMail mail) {
    return mail.answered().stream()
        .flatMap(id -> ids.parse(id).stream())
        .findFirst()
        .map(MailName::recipient);
  }

  private Optional<Author> applicant(long conversation, String from) {
    var applicant = applications.find(conversation).applicant();
    return from.equals(applicant.email())
        ? Optional.of(new Author.OfApplicant(applicant.id()))
        : Optional.empty();
  }
}
