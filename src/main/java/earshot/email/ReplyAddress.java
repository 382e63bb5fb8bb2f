package earshot.email;

import earshot.conversation.ReplyAddresses;
import earshot.seal.Seal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The address a reply goes to: `reply+<token>@<domain>`, one per conversation and person, signed,
/// with a local part of at most 64 octets (RFC 5321 section 4.5.3.1.1).
@Component
class ReplyAddress implements ReplyAddresses {

  private static final String PREFIX = "reply+";
  private static final String PURPOSE = "reply";
  private static final long APPLICANT = 0;

  /// Whose reply to which conversation it is.
  ///
  /// @param userId null for the applicant
  record Writer(long companyId, long conversationId, @Nullable Long userId) {}

  private final Seal seal;
  private final EmailSettings settings;

  ReplyAddress(Seal seal, EmailSettings settings) {
    this.seal = seal;
    this.settings = settings;
  }

  @Override
  public String ofApplicant(long company, long conversation) {
    return of(new Writer(company, conversation, null));
  }

  String of(Writer writer) {
    var person = writer.userId() == null ? APPLICANT : writer.userId();
    return PREFIX
        + seal.close(PURPOSE, writer.companyId(), writer.conversationId(), person)
        + "@"
        + settings.domainOrNowhere();
  }

  /// Whose address it is; empty for any address that was not made here.
  Optional<Writer> parse(String address) {
    return Local.after(PREFIX, address)
        .flatMap(token -> seal.open(PURPOSE, token))
        .filter(numbers -> numbers.length == 3)
        .map(numbers ->
            new Writer(numbers[0], numbers[1], numbers[2] == APPLICANT ? null : numbers[2]));
  }
}
