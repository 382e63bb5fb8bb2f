package earshot.api;

/// The current company has a key: from now on another system listens. Published inside the
/// transaction that makes it.
public record ApiKeyMade(long keyId) {}
