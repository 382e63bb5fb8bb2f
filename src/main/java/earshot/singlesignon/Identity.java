package earshot.singlesignon;

/// Who somebody is, in the words of a provider, which were verified.
///
/// @param email in lower case, empty unless the provider has verified it
/// @param name empty if it said none
record Identity(String issuer, String subject, String email, String name) {}
