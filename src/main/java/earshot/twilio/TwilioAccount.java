package earshot.twilio;

/// An account that is set up.
///
/// @param baseUrl where Twilio's API is
record TwilioAccount(String sid, String authToken, Sender sender, String baseUrl) {

  /// What texts come from.
  ///
  /// @param field the form field that says so
  record Sender(String field, String value) {}
}
