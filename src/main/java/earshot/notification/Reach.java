package earshot.notification;

import org.jspecify.annotations.Nullable;

/// How an applicant can be reached just now.
record Reach(
    @Nullable String email,
    boolean bounced,
    @Nullable String phone,
    boolean agreedToTexts,
    boolean optedOut) {

  /// Why no mail goes there, in words for managers; null if it does.
  @Nullable String noEmail() {
    if (email == null) return "No email address on file";
    return bounced ? "Mail to this address came back" : null;
  }

  /// Why no text goes there, in words for managers; null if it does.
  @Nullable String noText() {
    if (phone == null) return "No phone number on file";
    if (!agreedToTexts) return "Did not agree to texts";
    return optedOut ? "Opted out of texts" : null;
  }
}
