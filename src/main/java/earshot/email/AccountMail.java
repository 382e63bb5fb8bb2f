package earshot.email;

/// A mail to a user about the account, not about a conversation: an answer to it belongs nowhere.
///
/// @param name what no other such mail is named: the same name is the same mail, however often it
///   is tried
/// @param fromName as whom it is shown, e.g. "Harbor Cafe"
public record AccountMail(String name, String to, String fromName, String subject, Letter letter) {}
