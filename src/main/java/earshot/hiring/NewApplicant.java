package earshot.hiring;

import earshot.language.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An applicant about to be added.
///
/// @param phone E.164 or null
/// @param agreesToTexts whether texts to the phone are welcome
/// @param agreement what was agreed to, word for word; null where nobody knows
/// @param language which the applicant reads
public record NewApplicant(
    String firstName,
    String lastName,
    @Nullable String email,
    @Nullable String phone,
    boolean agreesToTexts,
    @Nullable String agreement,
    Language language) {

  public NewApplicant {
    if (firstName.isBlank()) throw new IllegalArgumentException("An applicant needs a first name.");
    email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
  }

  public NewApplicant(
      String firstName,
      String lastName,
      @Nullable String email,
      @Nullable String phone,
      boolean agreesToTexts) {
    this(firstName, lastName, email, phone, agreesToTexts, null, Language.ENGLISH);
  }
}
