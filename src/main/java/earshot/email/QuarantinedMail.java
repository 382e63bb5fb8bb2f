package earshot.email;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mail in quarantine, with the conversation it was meant for.
///
/// @param reason why it was not taken, in a sentence for managers
/// @param userId whose reply address it was sent to; null for the applicant's
/// @param decidedBy who decided; null while it waits
public record QuarantinedMail(
    long id,
    long conversationId,
    String applicant,
    String job,
    String location,
    String sender,
    String subject,
    String reason,
    Instant receivedAt,
    @Nullable Long userId,
    @Nullable String userName,
    @Nullable Decision decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /// What became of it.
  public enum Decision {
    ACCEPTED("Accepted"),
    DISCARDED("Discarded");

    private final String label;

    Decision(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// As whose words it would be accepted, where that is not for everybody to decide: nobody says
  /// for a colleague what the colleague has written.
  public boolean isAnotherUsers(long user) {
    return userId != null && userId != user;
  }
}
