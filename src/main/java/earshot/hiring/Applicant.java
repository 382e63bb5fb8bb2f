package earshot.hiring;

import earshot.language.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person who applied, within one company.
///
/// @param phone E.164, e.g. +14155550132
/// @param textsAgreedAt when the applicant agreed to be texted; null if never
/// @param textsOff since when the phone gets no texts, and why; null if it does
/// @param emailBouncedAt when a mail came back for good; null if none did
/// @param emailVerified whether the applicant is known to read mail there, see decision 60
/// @param phoneVerified the same of texts
/// @param language which the applicant reads
/// @param erasedAt since when nothing is known of the applicant any more; null if it is
public record Applicant(
    long id,
    String firstName,
    String lastName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Instant textsAgreedAt,
    @Nullable TextsOff textsOff,
    @Nullable Instant emailBouncedAt,
    boolean emailVerified,
    boolean phoneVerified,
    Language language,
    @Nullable Instant erasedAt) {

  /// Whether texts are welcome.
  public boolean getsTexts() {
    return phone != null && textsAgreedAt != null && textsOff == null;
  }

  public String name() {
    return (firstName + " " + lastName).strip();
  }
}
