package earshot.hiring;

/// A call or a mail by other means was noted, or taken back. Published inside the transaction that
/// does it.
public record ContactsChanged(long applicationId) {}
