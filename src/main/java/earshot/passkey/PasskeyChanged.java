package earshot.passkey;

/// A passkey of a user of the current company came or went. Published in the transaction that
/// changes it.
///
/// @param name what it was called; empty if it was all of them
public record PasskeyChanged(long userId, String name, boolean added) {}
