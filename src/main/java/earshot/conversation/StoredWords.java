package earshot.conversation;

import earshot.language.StoredSentences;
import org.jspecify.annotations.Nullable;

/// Reasons and remarks that work in the background stored in English.
final class StoredWords {

  private static final StoredSentences SENTENCES =
      new StoredSentences(
          "trying again: {0}",
          "until {0}",
          Delivery.GAVE_UP,
          "It is not certain whether it went. {0}",
          "Only the beginning has gone: {0}",
          "The text cannot be sent by SMPP: {0}",
          "The text gateway refused the sign-in: {0}",
          "The text gateway takes nothing from us: {0}",
          "The text gateway refused: {0}",
          "The text provider refused the sign-in: {0}",
          "The text provider refused: {0}",
          "The text provider could not deliver it: {0}",
          "The mail server refused the sign-in: {0}",
          "The mail server does not let us send: {0}",
          "The mail server refused: {0}",
          "The mail came back: {0}",
          "This phone was also texted about {0}: the answer may be to that",
          "It came from {0}, which is not a phone of this applicant any more");

  private StoredWords() {}

  static @Nullable String shown(@Nullable String stored) {
    return stored == null ? null : SENTENCES.said(stored);
  }
}
