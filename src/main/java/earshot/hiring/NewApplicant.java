package earshot.hiring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An applicant about to be added.
///
/// @param phone E.164 or null
/// @param agreesToTexts whether texts to the phone are welcome
public record NewApplicant(
    String firstName,
    String lastName,
    @Nullable String email,
    @Nullable String phone,
    boolean agreesToTexts) {

  public NewApplicant {
    if (firstName.isBlank()) throw new IllegalArgumentException("An applicant needs a first name.");
    email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
  }
}
