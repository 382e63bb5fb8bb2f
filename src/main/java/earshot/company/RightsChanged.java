package earshot.company;

/// A user of the current company may do something else than before. Published in the transaction
/// that says so.
public record RightsChanged(long userId) {}
