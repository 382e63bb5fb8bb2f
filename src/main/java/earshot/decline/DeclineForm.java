package earshot.decline;

import earshot.hiring.DeclineReason;
import earshot.hiring.Why;
import earshot.web.Typed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decline as typed. All of it may be left out.
///
/// @param words more of the reason, or another one
/// @param message to the applicant
/// @param key made with the form, so that a second click is no second message
record DeclineForm(
    @Nullable DeclineReason reason,
    @Nullable String words,
    @Nullable String message,
    @Nullable String key) {

  Why why() {
    return new Why(reason, Typed.text(words));
  }

  LastWords lastWords() {
    var made = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
    return new LastWords(Typed.text(message), made.substring(0, Math.min(100, made.length())));
  }
}
