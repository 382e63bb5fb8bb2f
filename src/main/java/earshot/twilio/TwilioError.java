package earshot.twilio;

import earshot.sms.Receipt;
import java.util.List;
import java.util.Map;

/// Why Twilio could not send a text or the network could not deliver it
/// (https://www.twilio.com/docs/api/errors).
///
/// @param code empty where Twilio gave none
record TwilioError(String code) {

  private static final String OPTED_OUT = "21610";

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("21211", "The number is not a valid phone number"),
          Map.entry("21408", "The text provider's account may not text this country"),
          Map.entry(OPTED_OUT, "This number has opted out of texts"),
          Map.entry("21612", "The text provider cannot reach this number"),
          Map.entry("21614", "The number is not a mobile phone"),
          Map.entry("21617", "The text is too long"),
          Map.entry("30001", "Too many texts were waiting at the provider"),
          Map.entry("30002", "The text provider's account is suspended"),
          Map.entry("30003", "The phone is off or out of reach"),
          Map.entry("30004", "The phone or its network blocks these texts"),
          Map.entry("30005", "The number does not exist or is not in use"),
          Map.entry("30006", "The number is a landline, or its network cannot be reached"),
          Map.entry("30007", "The network filtered it as unwanted"),
          Map.entry("30008", "The network did not say why"),
          Map.entry("30022", "Too many texts were sent in too short a time"),
          Map.entry("30032", "The sending number is not verified"),
          Map.entry("30034", "The sending number is not registered with US networks"),
          Map.entry("30410", "The network did not answer in time"),
          Map.entry("30453", "The provider held it back to prevent fraud"));

  static TwilioError of(String code) {
    return new TwilioError(code.matches("[0-9]{1,6}") ? code : "");
  }

  boolean isOptOut() {
    return code.equals(OPTED_OUT);
  }

  /// In words for managers.
  String words() {
    var otherwise = "The text provider could not deliver it";
    return WORDS.getOrDefault(code, code.isEmpty() ? otherwise : otherwise + " (" + code + ")");
  }

  Receipt receipt(List<String> names, List<String> phones) {
    return isOptOut()
        ? Receipt.optedOut(names, phones, words())
        : Receipt.failed(names, phones, words());
  }
}
