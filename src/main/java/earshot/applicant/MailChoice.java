package earshot.applicant;

/// What an applicant's page says of mail about their applications.
public enum MailChoice {
  /// There is no address.
  NONE,
  WANTED,
  UNWANTED,
  /// Stopped where it is read: this link does not start it again.
  STOPPED
}
