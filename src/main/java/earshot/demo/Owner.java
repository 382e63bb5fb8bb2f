package earshot.demo;

/// Whose an address or a phone is.
///
/// @param name of the person, or of all who share it
/// @param company where this person applied or works
public record Owner(String name, String company) {}
