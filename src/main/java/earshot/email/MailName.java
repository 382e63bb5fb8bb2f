package earshot.email;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which mail of a conversation it is. The same name is the same mail, however often it is tried.
///
/// @param userId whom it goes to; null for the applicant
/// @param number the delivery's id, the seq of the message answered, or the time of the link or of
///   the refusal
public record MailName(
    long companyId, long conversationId, @Nullable Long userId, Kind kind, long number) {

  /// Why a mail is sent: for a message, because one came too late or may not be written, or with a
  /// fresh link.
  public enum Kind {
    DELIVERY(1),
    LATE_ANSWER(2),
    LINK(3),
    REFUSED_ANSWER(4);

    private final long code;

    Kind(long code) {
      this.code = code;
    }

    /// Such a mail is answered by no machine (RFC 3834).
    boolean isAutomaticAnswer() {
      return this == LATE_ANSWER || this == REFUSED_ANSWER;
    }

    long code() {
      return code;
    }

    static Kind of(long code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findAny().orElseThrow();
    }
  }

  ReplyAddress.Writer recipient() {
    return new ReplyAddress.Writer(companyId, conversationId, userId);
  }
}
