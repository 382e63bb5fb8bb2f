package earshot.sms;

/// A text message that came in.
///
/// @param from E.164, the phone it came from
/// @param to the number it was sent to
/// @param providerId the provider's name for it: the same one twice is the same text
public record InboundText(String from, String to, String text, String providerId) {}
