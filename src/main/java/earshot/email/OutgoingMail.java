package earshot.email;

/// A mail about to be sent.
///
/// @param before the seq whose earlier mails it stands in one thread with
/// @param fromName as whom it is shown, e.g. "Maria at Harbor Cafe"
public record OutgoingMail(
    MailName name, int before, String to, String fromName, String subject, Letter letter) {}
