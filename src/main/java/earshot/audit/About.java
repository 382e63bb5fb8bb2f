package earshot.audit;

import org.jspecify.annotations.Nullable;

/// Whom or what something was done to.
///
/// @param subject the name of anything but a person, as it is now; perhaps none. Nothing about an
///   applicant may stand in it or in the detail, as neither is ever erased
/// @param detail in a few words, such as "from New to Hired"; perhaps none
public record About(
    @Nullable Long applicantId,
    @Nullable Long applicationId,
    @Nullable Long personId,
    String subject,
    String detail) {

  public static final About NOTHING = new About(null, null, null, "", "");

  /// An application; its applicant is looked up.
  public static About application(long id) {
    return new About(null, id, null, "", "");
  }

  public static About applicant(long id) {
    return new About(id, null, null, "", "");
  }

  /// Somebody of the staff.
  public static About person(long id) {
    return new About(null, null, id, "", "");
  }

  public static About thing(String name) {
    return new About(null, null, null, name, "");
  }

  public About with(String words) {
    return new About(applicantId, applicationId, personId, subject, words);
  }
}
