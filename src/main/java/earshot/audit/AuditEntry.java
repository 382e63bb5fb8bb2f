package earshot.audit;

import earshot.language.Say;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry, as it is read.
///
/// @param who the name of who did it
/// @param applicationId null where it is about none
/// @param applicant the name of the applicant; nothing where it is about none
/// @param person the name of whom of the staff it is about; nothing where it is about none
public record AuditEntry(
    long id,
    Instant at,
    String who,
    Deed deed,
    @Nullable Long applicationId,
    String applicant,
    String person,
    String subject,
    String detail) {

  /// "Maria Lopez opened Ben Ito’s application"
  public String sentence() {
    return deed.sentence(who)
        .replace("{applicant}", applicant)
        .replace("{person}", person)
        .replace("{subject}", deed == Deed.CHANGED_SETTING ? Say.known(subject) : subject);
  }

  /// The detail in the language of whoever reads it.
  public String saidDetail() {
    return Details.said(detail);
  }
}
