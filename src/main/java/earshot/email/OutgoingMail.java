package earshot.email;

import org.jspecify.annotations.Nullable;

/// A mail about to be sent.
///
/// @param before the seq whose earlier mails it stands in one thread with
/// @param fromName as whom it is shown, e.g. "Maria at Harbor Cafe"
/// @param stopLink where whoever gets it can say that such mail is not wanted; null for an answer,
///   which nobody can do without
public record OutgoingMail(
    MailName name,
    int before,
    String to,
    String fromName,
    String subject,
    Letter letter,
    @Nullable String stopLink) {}
