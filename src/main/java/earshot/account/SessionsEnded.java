package earshot.account;

/// Sessions of a user of the current company have ended. Published in the transaction that ends
/// them.
public record SessionsEnded(long userId) {}
