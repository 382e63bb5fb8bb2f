package earshot.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message on one channel to one recipient.
///
/// @param recipient `applicant`, or `user:` with the user's id
/// @param address the email address or phone it goes to
/// @param reason why it waits, failed or was skipped, in words for managers; stored in English
/// @param interrupted how many attempts were cut off and begun again
/// @param heldUntil when it goes on, while it waits
/// @param batchId the delivery it goes or went out with, as one mail or text; null before that
/// @param triedSince when it was first tried; null before that
public record Delivery(
    long id,
    long conversationId,
    int seq,
    Channel channel,
    String recipient,
    @Nullable String address,
    DeliveryState state,
    @Nullable String reason,
    int attempts,
    int interrupted,
    @Nullable Instant heldUntil,
    @Nullable Long batchId,
    @Nullable Instant triedSince,
    Instant changedAt) {

  public static final String APPLICANT = "applicant";

  /// How the reason of one that goes again begins.
  public static final String AGAIN = "Trying again: ";

  static final String GAVE_UP = "Gave up after a day: {0}";

  private static final String USER = "user:";

  /// The reason of one that was tried for a day.
  public static String gaveUp(String why) {
    return GAVE_UP.replace("{0}", why);
  }

  public static String user(long id) {
    return USER + id;
  }

  public boolean toApplicant() {
    return recipient.equals(APPLICANT);
  }

  /// The user it goes to; only where it does not go to the applicant.
  public long userId() {
    return Long.parseLong(recipient.substring(USER.length()));
  }

  /// Whether the mail or text it is part of bears its name.
  public boolean leads() {
    return batchId != null && batchId == id;
  }

  /// Whether it goes by itself, or once more. A text whose fate is not known is left to a person.
  public boolean waits() {
    return state.isPending() && (state != DeliveryState.UNKNOWN || channel == Channel.EMAIL);
  }

  /// Whether it was not taken and waits for its next attempt.
  public boolean isPostponed() {
    return state == DeliveryState.QUEUED && heldUntil != null;
  }

  /// What is said of one that was not taken and goes again by itself, such as "trying again: The
  /// mail server has a problem"; null for any other.
  public @Nullable String triedAgain() {
    return state.isPending() && reason != null && reason.startsWith(AGAIN)
        ? StoredWords.shown("trying again: " + reason.substring(AGAIN.length()))
        : null;
  }

  /// The reason in the language of whoever reads it.
  public @Nullable String why() {
    return StoredWords.shown(reason);
  }

  /// Whether a person may have it sent anew. A mail whose fate is not known is repeated by itself,
  /// as it can be told to be the same; a text is not.
  public boolean mayRetry() {
    return state == DeliveryState.FAILED
        || (state == DeliveryState.UNKNOWN && channel == Channel.SMS);
  }
}
