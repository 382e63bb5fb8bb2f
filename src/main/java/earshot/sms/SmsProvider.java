package earshot.sms;

/// Hands a text message to whoever carries it: a provider, or the demo's phone. A provider is one
/// class.
public interface SmsProvider {

  /// @param to E.164
  /// @return the provider's name for the text, by which its receipts come back
  /// @throws SmsFailed if it was not taken
  String send(String to, String text);
}
