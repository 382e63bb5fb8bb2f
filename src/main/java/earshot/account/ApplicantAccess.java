package earshot.account;

import earshot.audit.Actor;
import org.jspecify.annotations.Nullable;

/// An applicant who came by a link: this one person, at this one company.
///
/// @param linkHash the link's hash, by which its end is moved on activity
public record ApplicantAccess(long companyId, long applicantId, String linkHash) implements Actor {

  /// The same link, which stands for another applicant since the two are known to be one person.
  public ApplicantAccess by(long applicant) {
    return new ApplicantAccess(companyId, applicant, linkHash);
  }

  @Override
  public @Nullable Long staffId() {
    return null;
  }
}
