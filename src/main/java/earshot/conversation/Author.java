package earshot.conversation;

import earshot.company.User;

/// Who writes a message.
public sealed interface Author {

  /// A member of the staff.
  record OfStaff(User user) implements Author {}

  /// The applicant, known by link, reply address or phone.
  record OfApplicant(long applicantId) implements Author {}
}
