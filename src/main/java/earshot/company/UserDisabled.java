package earshot.company;

/// A user of the current company may no longer come in. Published in the transaction that says so.
public record UserDisabled(long userId) {}
