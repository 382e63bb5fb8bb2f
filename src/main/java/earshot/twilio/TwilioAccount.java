package earshot.twilio;

/// An account that is set up.
///
/// @param baseUrl where Twilio's API is
record TwilioAccount(String sid, String authToken, Sender sender, String baseUrl) {

  static final String SERVICE = "MessagingServiceSid";

  /// What texts come from.
  ///
  /// @param field the form field that says so
  record Sender(String field, String value) {}

  /// Whether texts come from whichever number a messaging service chooses.
  boolean isService() {
    return sender.field().equals(SERVICE);
  }
}
