package earshot.hiring;

/// Somebody applied on the careers site. Published inside the transaction that stores it.
public record Applied(long applicationId) {}
