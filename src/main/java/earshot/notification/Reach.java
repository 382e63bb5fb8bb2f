package earshot.notification;

import org.jspecify.annotations.Nullable;

/// How an applicant can be reached just now.
record Reach(
    @Nullable String email,
    boolean bounced,
    boolean stoppedMail,
    @Nullable String phone,
    boolean agreedToTexts,
    boolean optedOut) {

  /// What managers are told of an address that wants no mail.
  static final String STOPPED = "Unsubscribed from email";

  /// Why no mail goes there, in words for managers; null if it does.
  @Nullable String noEmail() {
    if (email == null) return "No email address on file";
    if (bounced) return "Mail to this address came back";
    return stoppedMail ? STOPPED : null;
  }

  /// Why no text goes there, in words for managers; null if it does.
  @Nullable String noText() {
    if (phone == null) return "No phone number on file";
    if (!agreedToTexts) return "Did not agree to texts";
    return optedOut ? "Opted out of texts" : null;
  }
}
